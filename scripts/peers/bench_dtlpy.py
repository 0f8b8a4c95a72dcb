"""The vendor's Python SDK doing what the benchmarks do: one task, its seconds as JSON on the last line.

usage: bench_dtlpy.py URL TOKEN DATASET_ID list|frame|upload|download ROUNDS [FOLDER]

`list` goes through every item; `frame` also makes a data frame of them; `upload` sends the files of FOLDER;
`download` fetches every file of the dataset into FOLDER. The first round counts as warm-up when there are more.
"""
import json
import logging
import pathlib
import shutil
import sys
import time

import dtlpy as dl
import pandas

logging.disable(logging.CRITICAL)
url, token, dataset_id, task, rounds = sys.argv[1:6]
folder = sys.argv[6] if len(sys.argv) > 6 else None
dl.add_environment(environment=url, verify_ssl=False)
dl.setenv(url)
dl.login_token(token)
dataset = dl.datasets.get(dataset_id=dataset_id)


def list_items():
    return sum(1 for _ in dataset.items.list().all())


def frame():
    # The SDK's own to_df() knows the page in hand only, so every item goes in by hand.
    return len(pandas.DataFrame([item.to_json() for item in dataset.items.list().all()]))


def upload(n):
    dataset.items.upload(local_path=str(pathlib.Path(folder) / "*"), remote_path=f"/python-{time.time_ns()}-{n}")
    return len(list(pathlib.Path(folder).iterdir()))


def download():
    target = pathlib.Path(folder)
    shutil.rmtree(target, ignore_errors=True)
    return len(list(dataset.items.download(local_path=str(target), overwrite=True)))


seconds, count = [], 0
for n in range(int(rounds)):
    began = time.perf_counter()
    count = {"list": list_items, "frame": frame, "upload": lambda: upload(n), "download": download}[task]()
    seconds.append(time.perf_counter() - began)
print(json.dumps({"count": count, "seconds": seconds}))
