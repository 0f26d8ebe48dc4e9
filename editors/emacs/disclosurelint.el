;;; disclosurelint.el --- 检查预决算公开文件  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "27.1"))

;;; Commentary:

;; (require 'disclosurelint)
;; (add-hook 'text-mode-hook #'disclosurelint-flymake)   ; 边写边检查，没有存盘的也算
;; M-x disclosurelint                                    ; 检查当前文件或文件夹，在 *compilation* 里跳转

;;; Code:

(require 'compile)
(require 'flymake)
(require 'json)

(defgroup disclosurelint nil
  "检查预决算公开文件。"
  :group 'tools)

(defcustom disclosurelint-program "disclosurelint"
  "程序的名称或路径。"
  :type 'string)

(defcustom disclosurelint-arguments nil
  "另加的选项，如 (\"--select\" \"AMT\")。"
  :type '(repeat string))

;; 一行：路径:行:列: 级别 代码 说明
(add-to-list
 'compilation-error-regexp-alist-alist
 '(disclosurelint
   "^\\(.+?\\):\\([0-9]+\\):\\([0-9]+\\): \\(?:错误\\|error\\|\\(警告\\|warning\\)\\|\\(提示\\|info\\)\\) [A-Z]+[0-9]+ "
   1 2 3 (4 . 5)))

(define-compilation-mode disclosurelint-mode "disclosurelint"
  "检查结果。"
  (setq-local compilation-error-regexp-alist '(disclosurelint))
  ;; 列数的是字符，不是屏幕上的宽度
  (setq-local compilation-error-screen-columns nil))

;;;###autoload
(defun disclosurelint (path)
  "检查 PATH：一份文件，或文件夹里的所有文件。"
  (interactive (list (read-file-name "检查：" nil (buffer-file-name))))
  (compilation-start
   (mapconcat #'shell-quote-argument
              (append (list disclosurelint-program "check" "--format" "concise" "--color" "never")
                      disclosurelint-arguments
                      (list (expand-file-name path)))
              " ")
   #'disclosurelint-mode))

(defvar-local disclosurelint--process nil)

(defun disclosurelint--diagnostics (source output)
  "OUTPUT（jsonl 格式）里的问题，作为缓冲区 SOURCE 的标记。"
  (let (found)
    (dolist (line (split-string output "\n" t) (nreverse found))
      (let* ((entry (json-parse-string line :object-type 'alist))
             (message (alist-get 'message entry)))
        (pcase (alist-get 'kind entry)
          ("diagnostic"
           (let ((start (alist-get 'offset (alist-get 'start entry)))
                 (end (alist-get 'offset (alist-get 'end entry)))
                 (type (pcase (alist-get 'severity entry)
                         ("error" :error) ("warning" :warning) (_ :note))))
             (with-current-buffer source
               (push (flymake-make-diagnostic
                      source (+ (point-min) start) (+ (point-min) (max end (1+ start)))
                      type (format "%s %s" (alist-get 'code entry) message))
                     found))))
          ("failure"
           (push (flymake-make-diagnostic source (with-current-buffer source (point-min))
                                          (with-current-buffer source (1+ (point-min)))
                                          :error message)
                 found)))))))

(defun disclosurelint--backend (report &rest _)
  "Flymake 的后端：把缓冲区里的文字交给程序，把问题交给 REPORT。"
  (when (process-live-p disclosurelint--process)
    (kill-process disclosurelint--process))
  (let* ((source (current-buffer))
         (name (or (buffer-file-name) (buffer-name)))
         (coding-system-for-read 'utf-8-unix)
         (coding-system-for-write 'utf-8-unix)
         (output (generate-new-buffer " *disclosurelint*"))
         (process
          (make-process
           :name "disclosurelint" :noquery t :connection-type 'pipe :buffer output
           :stderr (get-buffer-create " *disclosurelint-stderr*")
           :command (append (list disclosurelint-program "check" "-" "--format" "jsonl" "--stdin-filename" name)
                            disclosurelint-arguments)
           :sentinel
           (lambda (process _)
             (when (memq (process-status process) '(exit signal))
               (unwind-protect
                   (when (and (buffer-live-p source)
                              (eq process (buffer-local-value 'disclosurelint--process source)))
                     (if (eq (process-status process) 'exit)
                         (funcall report (disclosurelint--diagnostics
                                          source (with-current-buffer output (buffer-string))))
                       (funcall report :panic :explanation "程序被终止")))
                 (kill-buffer output)))))))
    (setq disclosurelint--process process)
    (save-restriction
      (widen)
      (process-send-region process (point-min) (point-max)))
    (process-send-eof process)))

;;;###autoload
(defun disclosurelint-flymake ()
  "在当前缓冲区里边写边检查。"
  (add-hook 'flymake-diagnostic-functions #'disclosurelint--backend nil t)
  (flymake-mode 1))

(provide 'disclosurelint)
;;; disclosurelint.el ends here
