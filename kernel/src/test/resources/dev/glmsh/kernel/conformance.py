"""What jupyter_kernel_test asks of a kernel, with every attribute set. Run by JupyterConformanceIT."""
import unittest

import jupyter_kernel_test


class GlmshTests(jupyter_kernel_test.KernelTests):
    kernel_name = "glmsh"
    language_name = "java"
    file_extension = ".jsh"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    completion_samples = [
        {"text": '"abc".toUpperC', "matches": {"toUpperCase("}},
        {"text": ":laten", "matches": {":latency"}},
        {"text": "%laten", "matches": {"%latency"}},
    ]
    complete_code_samples = ["1", 'System.out.println("x")', "int f() {\n    return 3;\n}", ":mem"]
    incomplete_code_samples = ["int f() {", "for (;;)", '"""\ntext', "%%chat\nHello"]
    invalid_code_samples = [")", "int x = 1; }"]
    code_page_something = "String.valueOf?"
    code_generate_error = "1 / 0"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "int x = 20;\nx + 1", "result": "21"},
        {"code": '"a" + 1', "result": '"a1"'},
        {"code": ":show 6 * 8", "mime": "text/plain"},
        {"code": 'Table.create("t", IntColumn.create("n", new int[] {1}))', "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'Display.show(Table.create("t"));', "mime": "text/html"},
        {"code": 'Display.show("text");', "mime": "text/plain"},
        {
            "code": 'Display.show(Display.image("<svg xmlns=\'http://www.w3.org/2000/svg\'/>".getBytes(),'
            ' "image/svg+xml"));',
            "mime": "image/svg+xml",
        },
    ]
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "String.valueOf"
    code_clear_output = "Display.clear();"


class GlmshWelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "glmsh"
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()
