"""Links, copies, collections, subsets, exports of items."""
import json
import pathlib

import dtlpy as dl
from PIL import Image

from ground import same, scratch, step, world


@step
def items_make_a_dataset_to_work_on():
    world.pile = world.project.datasets.create(
        dataset_name="pile", labels=[dl.Label(tag="Cat", color=(255, 0, 0)), dl.Label(tag="Dog", color=(0, 255, 0))]
    )
    folder = scratch / "pile"
    (folder / "deep").mkdir(parents=True)
    for i in range(3):
        Image.new("RGB", (16, 12), "blue").save(folder / f"p{i}.png")
    Image.new("RGB", (16, 12), "red").save(folder / "deep" / "p3.png")
    same(len(list(world.pile.items.upload(local_path=str(folder / "*")))), 4)
    world.first = world.pile.items.get(filepath="/p0.png")
    builder = world.first.annotations.builder()
    builder.add(dl.Box(left=2, top=2, right=8, bottom=8, label="Cat"))
    builder.add(dl.Classification(label="Dog"))
    world.first.annotations.upload(builder)


@step
def items_get_all_and_directories():
    same(len(world.pile.items.get_all_items()), 4)
    same(world.pile.items.get(filepath="/deep", is_dir=True).type, "dir")
    same(world.pile.items.make_dir(directory="/empty").filename, "/empty")


@step
def items_links_are_items():
    link = world.pile.items.upload(local_path=dl.UrlLink(ref="https://example.com/dog.jpg"), remote_path="/links")
    same(link.name, "dogjpg_link.json")
    same(link.metadata["system"]["shebang"]["linkInfo"]["ref"], "https://example.com/dog.jpg")
    inner = world.pile.items.upload(local_path=dl.ItemLink(item=world.first), remote_path="/links")
    same(inner.metadata["system"]["shebang"]["linkInfo"]["ref"], world.first.id)


@step
def items_clone_within_and_between_datasets():
    copy = world.pile.items.clone(
        item_id=world.first.id, dst_dataset_id=world.pile.id, remote_filepath="/copies/p0.png", metadata={"user": {"c": 1}}
    )
    same((copy.filename, copy.metadata["user"]["c"], copy.annotations_count), ("/copies/p0.png", 1, 2))
    other = world.project.datasets.create(dataset_name="other pile")
    there = world.first.clone(dst_dataset_id=other.id, with_annotations=False)
    same((there.dataset_id, there.filename, there.annotations_count), (other.id, "/p0.png", 0))
    command = world.first.clone(remote_filepath="/copies/again.png", wait=False)
    same(command.type, "CloneItem")
    dl.commands.wait(command_id=command.id)
    same(world.pile.items.get(filepath="/copies/again.png").annotated, True)
    other.delete(sure=True, really=True)


@step
def items_a_clone_onto_itself_fails():
    try:
        world.first.clone()
    except (dl.exceptions.BadRequest, dl.exceptions.FailedDependency):
        same(dl.items.get(item_id=world.first.id).annotations_count, 2)
        return
    raise AssertionError("the copy took the place of the original")


@step
def items_move_by_list():
    again = world.pile.items.get(filepath="/copies/again.png")
    world.pile.items.move_items(destination="/moved", items=[again])
    same(dl.items.get(item_id=again.id).filename, "/moved/again.png")


@step
def items_collections():
    collections = world.pile.collections
    collections.create(name="Golden")
    same([one["name"] for one in collections.list_all_collections()], ["Golden"])
    world.first.assign_collection(collections=["Golden"])
    assert dl.items.get(item_id=world.first.id).metadata["system"]["collections"]["c0"]
    collections.update(collection_name="Golden", new_name="Best")
    collections.assign(dataset_id=world.pile.id, collections=["Best"], filters=dl.Filters(field="dir", values="/deep"))
    inside = dl.Filters(field="metadata.system.collections.c0", values=True)
    same(world.pile.items.list(filters=inside).items_count, 2)
    collections.clone(collection_name="Best")
    same(len(collections.list_all_collections()), 2)
    world.first.unassign_collection(collections=["Best"])
    same(world.pile.items.list(filters=inside).items_count, 1)
    collections.unassign(dataset_id=world.pile.id, collections=["Best"], filters=dl.Filters(field="dir", values="/deep"))
    same(world.pile.items.list(filters=inside).items_count, 0)
    collections.delete(collection_name="Best")
    same([one["name"] for one in collections.list_all_collections()], ["Best-clone-1"])


@step
def items_subsets_one_by_one():
    world.first.assign_subset("train")
    same(dl.items.get(item_id=world.first.id).get_current_subset(), "train")
    world.first.remove_subset()
    same(dl.items.get(item_id=world.first.id).get_current_subset(), None)


@step
def items_download_with_annotations():
    # Its pictures need OpenCV, which dtlpy does not bring along.
    target = scratch / "with"
    first = dl.items.get(item_id=world.first.id)
    world.pile.items.download(items=[first], local_path=str(target), annotation_options=["json"])
    assert (target / "items" / "p0.png").exists() and (target / "json" / "p0.json").exists()


@step
def items_many_downloads_export_their_annotations():
    target = scratch / "many"
    deep = dl.Filters(field="filename", values="/p*")
    paths = list(world.pile.items.download(filters=deep, local_path=str(target), annotation_options=["json"]))
    same(len(paths), 3)
    assert (target / "json" / "p0.json").exists()


@step
def items_annotations_go_to_files_and_back():
    target = scratch / "json"
    world.pile.download_annotations(local_path=str(target), filters=dl.Filters(field="filename", values="/p0.png"))
    assert (target / "json" / "p0.json").exists()
    world.pile.upload_annotations(local_path=str(target / "json"), clean=True)
    same(len(world.first.annotations.list()), 2)


@step
def items_export_as_json():
    target = world.pile.export(local_path=str(scratch / "export"), include_annotations=True)

    exported = json.loads(pathlib.Path(target).read_text())
    same(len([one for one in exported if one["filename"] == "/p0.png" and len(one["annotations"]) == 2]), 1)


@step
def items_modalities():
    item = dl.items.get(item_id=world.first.id)
    item.modalities.create(name="ir", ref=world.pile.items.get(filepath="/p1.png").id)
    item.update(system_metadata=True)
    same(dl.items.get(item_id=item.id).metadata["system"]["modalities"][0]["name"], "ir")


@step
def items_delete_by_name_and_clean_up():
    world.pile.items.delete(filename="/p1.png")
    same(world.pile.items.list(filters=dl.Filters(field="filename", values="/p1.png")).items_count, 0)
    world.pile.delete(sure=True, really=True)
