"""Jupyter kernels doing the same things in turn: start, cells, output, help, stop, end. Prints one table, and writes JSON.

usage: kernel_bench.py OUT.json ROUNDS SPEC_FOLDER…

A SPEC_FOLDER holds a kernel.json, of the language java or python; its name is the kernel's name in the table. In each round every
kernel is started once, the first another one each time; figures are medians over the rounds. Times are in ms unless the row
says otherwise, and are taken from the request to the reply, for printed text to the idle status.
"""
import json
import os
import pathlib
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import psutil
import zmq
from jupyter_client.connect import write_connection_file
from jupyter_client.session import Session

JAVA = {
    "first": ("java.util.stream.IntStream.range(0, 9).sum()", "36"),
    "tiny": "%d + 1",
    "twenty": "\n".join("int d%d_%%d = %d;" % (n, n) for n in range(20)),
    "print": 'for (int i = 0; i < 10000; i++) System.out.println("line " + i);',
    "complete": ('"abc".sub', "substring"),
    "keep": "int keep = 41;", "kept": ("keep + 1", "42"),
    "one": "int one%d = %d;",
    "heap": "System.gc(); Thread.sleep(100); System.gc(); (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1024",
    "endless": {
        "a loop": "while (true) { }",
        "a sleep": "Thread.sleep(60000);",
        "a loop that swallows interrupts": "while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } }",
        "a loop inside the JDK": "new java.util.Random(1).ints().sum()",
    },
    "exit": "System.exit(3);",
}
PYTHON = {
    "first": ("sum(range(0, 9))", "36"),
    "tiny": "%d + 1",
    "twenty": "\n".join("d%d_%%d = %d" % (n, n) for n in range(20)),
    "print": "for i in range(10000): print('line', i)",
    "complete": ('"abc".spl', "split"),
    "keep": "keep = 41", "kept": ("keep + 1", "42"),
    "endless": {
        "a loop": "while True: pass",
        "a sleep": "import time; time.sleep(60)",
        "a loop that swallows interrupts": "import time\nwhile True:\n    try: time.sleep(1)\n    except KeyboardInterrupt: pass",
        "a loop inside the JDK": "sum(range(10**12))",
    },
    "exit": "import sys; sys.exit(3)",
}
# What only our own kernel can do, on an empty local platform of its own.
OURS = {"first dl.projects().list()": "dl.projects().list().count()", "first table(…)": 'table(List.of(Map.of("a", 1)))'}


class Silent(Exception):
    """The kernel did not answer in time, or has died."""


class Answer:
    reply = None
    replied = idle = None

    def __init__(self):
        self.said = []

    def text(self):
        return "".join(m["content"]["text"] for m in self.said if m["msg_type"] == "stream")

    def result(self):
        for message in self.said:
            if message["msg_type"] == "execute_result":
                data = message["content"]["data"]
                return data.get("text/plain") or re.sub("<[^>]*>", "", data.get("text/html", ""))
        return ""


class Kernel:
    """A process, and a front end of four sockets to it."""

    # Those that have said nothing at all when they were asked the moment their ports opened.
    gentle = set()

    def __init__(self, folder):
        self.folder = folder
        self.spec = json.loads((folder / "kernel.json").read_text("utf-8"))
        self.code = PYTHON if self.spec["language"] == "python" else JAVA
        self.file = tempfile.mktemp(suffix=".json")
        _, self.at = write_connection_file(self.file)
        self.session = Session(key=self.at["key"].encode() if isinstance(self.at["key"], str) else self.at["key"],
                               signature_scheme=self.at["signature_scheme"])
        argv = [word.replace("{connection_file}", self.file).replace("{resource_dir}", str(folder)) for word in self.spec["argv"]]
        self.context = zmq.Context()
        self.began = time.perf_counter()
        self.process = subprocess.Popen(argv, env={**os.environ, **self.spec.get("env", {})}, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.shell, self.control = self.socket(zmq.DEALER, "shell_port"), self.socket(zmq.DEALER, "control_port")
        self.iopub = self.socket(zmq.SUB, "iopub_port")

    def socket(self, kind, port):
        socket = self.context.socket(kind)
        socket.linger = 0
        if self.folder not in Kernel.gentle:
            socket.reconnect_ivl = 4  # the default of 100 ms blurs the time of a start
        socket.rcvhwm = 0
        if kind == zmq.SUB:
            socket.subscribe(b"")
        socket.connect("tcp://%s:%d" % (self.at["ip"], self.at[port]))
        return socket

    def receive(self, socket):
        _, parts = self.session.feed_identities(socket.recv_multipart())
        return self.session.deserialize(parts)

    def send(self, kind, content, channel=None):
        return self.session.send(channel or self.shell, kind, content)["header"]["msg_id"], time.perf_counter()

    def cell(self, code):
        return {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False,
                "stop_on_error": True}

    def wait(self, sent, patience=30, reply=True, idle=True, channel=None):
        """Until there is what was wanted of the answer to a message."""
        (message_id, began), answer, channel = sent, Answer(), channel or self.shell
        poller = zmq.Poller()
        poller.register(channel, zmq.POLLIN)
        poller.register(self.iopub, zmq.POLLIN)
        while (reply and not answer.reply) or (idle and not answer.idle):
            ready = dict(poller.poll(200))
            if channel in ready:
                message = self.receive(channel)
                if message["parent_header"].get("msg_id") == message_id:
                    answer.reply, answer.replied = message, (time.perf_counter() - began) * 1000
            while self.iopub.poll(0):
                message = self.receive(self.iopub)
                if message["parent_header"].get("msg_id") == message_id:
                    answer.said.append(message)
                    if message["content"].get("execution_state") == "idle":
                        answer.idle = (time.perf_counter() - began) * 1000
            if time.perf_counter() - began > patience or (not ready and self.process.poll() is not None):
                raise Silent()
        return answer

    def ask(self, kind, content, **wanted):
        return self.wait(self.send(kind, content), **wanted)

    def run(self, code, **wanted):
        return self.ask("execute_request", self.cell(code), **wanted)

    def ready(self):
        """Until it answers, asked again every second as front ends do."""
        for _ in range(10):
            try:
                return self.ask("kernel_info_request", {}, patience=1, idle=False)
            except Silent:
                pass
        Kernel.gentle.add(self.folder)
        raise Silent()

    def settle(self):
        """Until iopub is heard."""
        for _ in range(30):
            try:
                return self.ask("kernel_info_request", {}, patience=1)
            except Silent:
                pass
        raise Silent()

    def since(self):
        return (time.perf_counter() - self.began) * 1000

    def interrupt(self):
        if self.spec.get("interrupt_mode") == "message":
            self.send("interrupt_request", {}, self.control)
        else:
            self.process.send_signal(signal.SIGINT)

    def cpu(self):
        """Seconds that it and its children have computed."""
        process, spent = psutil.Process(self.process.pid), 0
        for each in [process] + process.children(recursive=True):
            spent += sum(each.cpu_times()[:2])
        return spent

    def shutdown(self):
        """Milliseconds from the request until the process is gone."""
        self.send("shutdown_request", {"restart": False}, self.control)
        began = time.perf_counter()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            raise Silent() from None
        return (time.perf_counter() - began) * 1000

    def close(self):
        try:
            for child in psutil.Process(self.process.pid).children(recursive=True):
                child.kill()
            self.process.kill()
        except psutil.NoSuchProcess:
            pass
        self.process.wait()
        self.context.destroy(linger=0)
        pathlib.Path(self.file).unlink(missing_ok=True)


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, round(part * (len(values) - 1)))]


def start(kernel, take):
    take("start to kernel_info", kernel.answered)
    code, expected = kernel.code["first"]
    kernel.run(code, patience=90, idle=False)
    take("start to the first result", kernel.since())
    kernel.settle()
    if kernel.run(code).result().strip() != expected:
        take("wrong results", 1)
    take("memory then, MB", psutil.Process(kernel.process.pid).memory_info().rss / 2**20)


def ours(kernel, take):
    for name, code in OURS.items():
        if kernel.spec["argv"][-2].startswith("loopbook."):
            answer = kernel.run(code)
            take(name, answer.idle if answer.reply["content"]["status"] == "ok" else None)


def cells(kernel, take):
    take("kernel_info", statistics.median(kernel.ask("kernel_info_request", {}).replied for _ in range(60)))
    for i in range(20):
        kernel.run(kernel.code["tiny"] % i)
    times = [kernel.run(kernel.code["tiny"] % i).replied for i in range(200)]
    take("tiny cell, median", statistics.median(times))
    take("tiny cell, p95", percentile(times, 0.95))
    times = [kernel.run(kernel.code["twenty"] % ((i,) * 20)).replied for i in range(12)]
    take("20 declarations", statistics.median(times[2:]))


def output(kernel, take):
    answer = kernel.run(kernel.code["print"])
    take("10,000 printed lines", answer.idle)
    if answer.text().split() != [word for i in range(10000) for word in ("line", str(i))]:
        take("wrong results", 1)


def completion(kernel, take):
    code, expected = kernel.code["complete"]
    times = []
    for _ in range(40):
        answer = kernel.ask("complete_request", {"code": code, "cursor_pos": len(code)})
        times.append(answer.replied)
    if not any(expected in match for match in answer.reply["content"]["matches"]):
        take("wrong results", 1)
    take("completion, median", statistics.median(times[1:]))
    take("completion, p95", percentile(times[1:], 0.95))


def heap(kernel, take):
    if "heap" in kernel.code:
        before = int(kernel.run(kernel.code["heap"]).result())
        for i in range(500):
            kernel.run(kernel.code["one"] % (i, i))
        take("heap after 500 cells, kB a cell", (int(kernel.run(kernel.code["heap"]).result()) - before) / 500)


def stop(folder, take):
    """Each in a kernel of its own: one that cannot be stopped spoils the next."""
    for name in JAVA["endless"]:
        with_kernel(folder, lambda kernel, name=name: stopped(kernel, name, take))


def stopped(kernel, name, take):
    kernel.settle()
    kernel.run(kernel.code["keep"])
    time.sleep(3)  # for what a kernel does in the background at its start
    sent = kernel.send("execute_request", kernel.cell(kernel.code["endless"][name]))
    time.sleep(1)
    kernel.interrupt()
    began = time.perf_counter()
    try:
        kernel.wait(sent, patience=10)
        took = (time.perf_counter() - began) * 1000
        time.sleep(2)
        spent = kernel.cpu()
        time.sleep(1)
        burns = kernel.cpu() - spent > 0.2
        code, expected = kernel.code["kept"]
        lost = kernel.run(code).result().strip() != expected
        take("stop of %s" % name, "%.0f%s%s" % (took, ", computes on" if burns else "", ", state lost" if lost else ""))
    except Silent:
        take("stop of %s" % name, "never")


def end(folder, take):
    def idle(kernel):
        kernel.settle()
        kernel.run(kernel.code["tiny"] % 1)
        take("shutdown", kernel.shutdown())

    def busy(kernel):
        kernel.settle()
        kernel.send("execute_request", kernel.cell(kernel.code["endless"]["a loop"]))
        time.sleep(1)
        take("shutdown while busy", kernel.shutdown())

    with_kernel(folder, idle)
    with_kernel(folder, busy)


def harm(folder, take):
    def badly_signed(kernel):
        right, kernel.session.key = kernel.session.key, b"another"
        kernel.send("kernel_info_request", {})
        kernel.session.key = right

    def unknown(kernel):
        kernel.send("no_such_request", {})

    def exits(kernel):
        try:
            kernel.run(kernel.code["exit"], patience=10)
        except Silent:
            pass  # gone, as asked: the next cell shows it

    for name, does in {"a bad signature": badly_signed, "an unknown message": unknown, "an exit in a cell": exits}.items():
        def survives(kernel, does=does):
            kernel.settle()
            kernel.run(kernel.code["keep"])
            does(kernel)
            code, expected = kernel.code["kept"]
            try:
                return kernel.run(code, patience=10).result().strip() == expected
            except Silent:
                return False
        take("survives " + name, "yes" if with_kernel(folder, survives) else "no")


def with_kernel(folder, work):
    """Does it with a kernel that has answered and is heard on iopub."""
    for last in (False, False, True):
        kernel = Kernel(folder)
        try:
            kernel.ready()
            kernel.answered = kernel.since()
            return work(kernel)
        except Silent:
            if last or folder not in Kernel.gentle:
                raise
        finally:
            kernel.close()


def measure(folder, took, first):
    def take(row, value):
        took.setdefault(row, []).append(value)

    def whole(kernel):
        for part in (start, ours, cells, output, completion, heap):
            part(kernel, take)

    parts = [lambda: with_kernel(folder, whole), lambda: end(folder, take)]
    if first:
        parts += [lambda: stop(folder, take), lambda: harm(folder, take)]
    for part in parts:
        try:
            part()
        except (Silent, ValueError) as trouble:
            take("answers that never came", 1)
            print("%s: %r" % (folder.name, trouble), file=sys.stderr)


def shown(values):
    if not values or values[0] is None:
        return "-"
    if isinstance(values[0], str):
        return values[0]
    value = statistics.median(v for v in values if v is not None)
    return "%.2f" % value if value < 10 else "%.1f" % value if value < 100 else "%.0f" % value


def main():
    out, rounds, folders = sys.argv[1], int(sys.argv[2]), [pathlib.Path(f) for f in sys.argv[3:]]
    figures = {folder.name: {} for folder in folders}
    for n in range(rounds):
        turn = n % len(folders)
        for folder in folders[turn:] + folders[:turn]:
            print("round %d of %d: %s" % (n + 1, rounds, folder.name), file=sys.stderr, flush=True)
            measure(folder, figures[folder.name], n == 0)
            pathlib.Path(out).write_text(json.dumps(figures, indent=1), "utf-8")
    rows = list(dict.fromkeys(row for each in figures.values() for row in each))
    print("| |%s|" % "|".join(figures))
    print("|---|%s" % ("---|" * len(figures)))
    for row in rows:
        print("|%s|%s|" % (row, "|".join(shown(each.get(row)) for each in figures.values())))


main()
