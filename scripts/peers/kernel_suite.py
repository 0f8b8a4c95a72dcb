"""jupyter_kernel_test's own tests with samples of Java, on the kernelspec `loopbook` of JUPYTER_PATH, and more of ours by the
same client: subshells, and messages of 100 MB."""
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

    def setUp(self):
        super().setUp()
        self.replies = {}

    def send(self, channel, kind, content=None, subshell=None, buffers=None):
        message = self.kc.session.msg(kind, content or {})
        message["header"]["subshell_id"] = subshell
        self.kc.session.send(channel.socket, message, buffers=buffers)
        return message["header"]["msg_id"]

    def reply(self, channel, request):
        """Waits for a reply; those to other requests, which may come first, are kept for whoever waits for them."""
        while request not in self.replies:
            message = channel.get_msg(timeout=60)
            self.replies[message["parent_header"].get("msg_id")] = message["content"]
        return self.replies.pop(request)

    def control(self, kind, content=None):
        return self.reply(self.kc.control_channel, self.send(self.kc.control_channel, kind, content))

    def execute(self, code, subshell=None):
        return self.send(self.kc.shell_channel, "execute_request", {"code": code, "silent": False, "store_history": False}, subshell)

    def test_subshells_run_beside_the_main_shell(self):
        subshell = self.control("create_subshell_request")["subshell_id"]
        self.assertEqual([subshell], self.control("list_subshell_request")["subshell_id"])
        self.reply(self.kc.shell_channel, self.execute("var gate = new CountDownLatch(1);"))
        waits = self.execute("gate.await();")
        opens = self.execute("gate.countDown();", subshell)
        self.assertEqual("ok", self.reply(self.kc.shell_channel, opens)["status"])
        self.assertEqual("ok", self.reply(self.kc.shell_channel, waits)["status"])
        self.assertEqual("ok", self.control("delete_subshell_request", {"subshell_id": subshell})["status"])
        self.assertEqual("error", self.control("delete_subshell_request", {"subshell_id": subshell})["status"])
        self.assertEqual("error", self.reply(self.kc.shell_channel, self.execute("1", subshell))["status"])

    def test_messages_of_100_megabytes_are_survived(self):
        cell = self.execute("/*" + "x" * 100_000_000 + "*/ int survived = 1;")
        self.assertEqual("ok", self.reply(self.kc.shell_channel, cell)["status"])
        self.send(self.kc.shell_channel, "comm_msg", {"comm_id": "none", "data": {}}, buffers=[bytes(100_000_000)])
        self.assertEqual("ok", self.reply(self.kc.shell_channel, self.execute("survived++;"))["status"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
