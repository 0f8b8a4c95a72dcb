"""jupyter_kernel_test's own tests with samples of Java, on the kernelspec `loopbook` of JUPYTER_PATH."""
import unittest

import jupyter_kernel_test

jupyter_kernel_test.TIMEOUT = 60


class LoopbookTests(jupyter_kernel_test.KernelTests):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The suite gives a reply 15 s. The first cell waits for the start of the session, longer on a machine that is at work.
        cls.kc.execute_interactive("1", silent=True, store_history=False, timeout=120)

    kernel_name = "loopbook"
    language_name = "java"
    file_extension = ".java"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("trouble");'
    completion_samples = [
        {"text": '"abc".toUpperC', "matches": {"toUpperCase("}},
        {"text": "Str"},
        {"text": "System.out.printl"},
    ]
    complete_code_samples = ["1", 'System.out.println("hello, world");', "int f(int x) { return x * 2; }", "int a = 1;\nclass B { int y; }"]
    incomplete_code_samples = ["int f(int x) {", "for (int i = 0; i < 2; i++) {", 'String t = """\n abc', "/* open"]
    invalid_code_samples = ["import = 7q", ")"]
    code_generate_error = 'throw new RuntimeException("x");'
    code_execute_result = [
        {"code": "1+2+3", "result": "6"},
        {"code": "List.of(1, 2, 3)", "result": "[1, 2, 3]"},
        {"code": "int hist = 7;\nhist", "result": "7"},
    ]
    code_display_data = [{"code": 'display("x")', "mime": "text/plain"}]
    code_history_pattern = "1?2*"
    supported_history_operations = ("tail", "search", "range")
    code_inspect_sample = '"abc".substring('
    code_clear_output = "clear(false);"
    code_page_something = "String?"


if __name__ == "__main__":
    unittest.main(verbosity=2)
