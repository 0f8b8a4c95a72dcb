"""Sign-in, a project, a dataset, uploads, listings."""
import io

import dtlpy as dl
from PIL import Image

from ground import TOKEN, URL, picture, same, scratch, stamp, step, world


@step
def sign_in():
    gate = URL.rsplit("/api/", 1)[0]
    dl.add_environment(environment=URL, verify_ssl=False, alias="loopbook-local", gate_url=gate, url=gate + "/")
    dl.setenv(URL)
    dl.client_api.verbose.disable_progress_bar = True
    dl.login_token(TOKEN)
    assert not dl.token_expired()
    same(dl.info()["user_email"], "you@example.com")


@step
def create_a_project_and_find_it():
    world.project = dl.projects.create(project_name="peer " + stamp)
    same(dl.projects.get(project_name=world.project.name).id, world.project.id)
    same(dl.projects.get(project_id=world.project.id).name, world.project.name)
    assert world.project.id in [project.id for project in dl.projects.list()]


@step
def create_a_dataset_and_find_it():
    world.dataset = world.project.datasets.create(dataset_name="pets", labels=[dl.Label(tag="Cat", color=(255, 0, 0))])
    same(world.project.datasets.get(dataset_name="pets").id, world.dataset.id)
    same([dataset.name for dataset in world.project.datasets.list()], ["pets"])


@step
def add_labels():
    world.dataset.add_label("Dog", color=(0, 255, 0), attributes=["big"])
    world.dataset.add_labels([{"tag": "Bird", "color": "#0000ff", "children": [{"tag": "Beak"}]}])
    flat = world.dataset.labels_flat_dict
    same(sorted(flat), ["Bird", "Bird.Beak", "Cat", "Dog"])
    same(tuple(flat["Dog"].rgb), (0, 255, 0))
    fresh = dl.datasets.get(dataset_id=world.dataset.id)
    same(sorted(fresh.labels_flat_dict), ["Bird", "Bird.Beak", "Cat", "Dog"])


@step
def upload_a_picture():
    world.path = picture("cat.png", "red")
    world.item = world.dataset.items.upload(
        local_path=str(world.path), remote_path="/cats", item_metadata={"user": {"score": 0.9}}
    )
    same(world.item.filename, "/cats/cat.png")
    same(world.item.metadata["system"]["size"], world.path.stat().st_size)
    same((world.item.width, world.item.height), (64, 48))
    same(world.item.metadata["user"], {"score": 0.9})


@step
def upload_again_keeps_or_overwrites():
    other = scratch / "again"
    other.mkdir()
    Image.new("RGB", (10, 10), "blue").save(other / "cat.png")
    Image.new("RGB", (64, 48), "red").save(scratch / "cat.png")
    kept = world.dataset.items.upload(local_path=str(world.path), remote_path="/cats")
    same(kept.id, world.item.id)
    replaced = world.dataset.items.upload(local_path=str(other / "cat.png"), remote_path="/cats", overwrite=True)
    same(replaced.width, 10)
    world.item = world.dataset.items.upload(
        local_path=str(world.path),
        remote_path="/cats",
        overwrite=True,
        item_metadata={"user": {"score": 0.9}},
    )
    same(world.item.width, 64)


@step
def upload_a_folder_and_bytes():
    folder = scratch / "photos"
    folder.mkdir()
    for i in range(5):
        Image.new("RGB", (20 + i, 20), "green").save(folder / f"dog-{i}.jpg")
    uploaded = world.dataset.items.upload(local_path=str(folder), remote_path="/dogs")
    same(len(list(uploaded)), 5)
    buffer = io.BytesIO(world.path.read_bytes())
    item = world.dataset.items.upload(local_path=buffer, remote_path="/raw", remote_name="bytes.png")
    same(item.filename, "/raw/bytes.png")


@step
def list_items():
    pages = world.dataset.items.list()
    same(pages.items_count, 7)
    same(len(list(pages.all())), 7)
    paged = world.dataset.items.list(page_size=2)
    same([len(page) for page in paged], [2, 2, 2, 1])
    same(world.dataset.items.get(filepath="/cats/cat.png").id, world.item.id)
    same(world.dataset.items.get(item_id=world.item.id).name, "cat.png")
    folder = dl.Filters(field="filename", values="/dogs")
    same(world.dataset.items.list(filters=folder).items_count, 5)
    name = dl.Filters(field="name", values="dog-*")
    name.sort_by(field="filename", value=dl.FiltersOrderByDirection.DESCENDING)
    same(world.dataset.items.list(filters=name).items[0].name, "dog-4.jpg")
    same(world.dataset.items.list(page_size=0).items_count, 7)
