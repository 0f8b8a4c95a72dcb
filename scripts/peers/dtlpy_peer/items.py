"""Items that are changed, moved, described, downloaded."""
import os
import pathlib
import webbrowser

import dtlpy as dl

from ground import URL, same, scratch, step, world


@step
def talk_with_a_model_in_a_prompt_item():
    talk = dl.PromptItem(name="talk")
    talk.add(message={"role": "user", "content": [{"mimetype": dl.PromptType.TEXT, "value": "hi"}]})
    item = world.dataset.items.upload(talk, remote_path="/talks", overwrite=True)
    stored = dl.PromptItem.from_item(item)
    stored.add(
        message={"role": "assistant", "content": [{"mimetype": dl.PromptType.TEXT, "value": "hello"}]},
        model_info={"name": "net", "confidence": 0.9, "model_id": "m"},
    )
    stored.add(message={"role": "user", "content": [{"mimetype": dl.PromptType.TEXT, "value": "and now?"}]})
    messages = dl.PromptItem.from_item(dl.items.get(item_id=item.id)).to_messages()
    same([message["role"] for message in messages], ["user", "assistant", "user"])
    same(messages[1]["content"][0]["text"], "hello")
    item.delete()


@step
def update_metadata():
    world.item.metadata["user"]["reviewed"] = True
    world.item = world.item.update()
    same(dl.items.get(item_id=world.item.id).metadata["user"], {"score": 0.9, "reviewed": True})
    dogs = dl.Filters(field="filename", values="/dogs/**")
    world.dataset.items.update(filters=dogs, update_values={"split": "train"})
    same(world.dataset.items.list(filters=dl.Filters(field="metadata.user.split", values="train")).items_count, 5)


@step
def rename_the_dataset():
    world.dataset.name = "animals"
    world.dataset = world.dataset.update()
    same(dl.datasets.get(dataset_id=world.dataset.id).name, "animals")


@step
def move_an_item():
    item = world.dataset.items.get(filepath="/raw/bytes.png")
    item.move(new_path="/moved/")
    same(dl.items.get(item_id=item.id).filename, "/moved/bytes.png")


@step
def make_folders_and_move_into_them():
    made = world.dataset.items.make_dir(directory="/made/deep")
    same((made.type, made.filename), ("dir", "/made/deep"))
    assert "/made/deep" in world.dataset.directory_tree.dir_names
    moving = dl.Filters(field="filename", values="/moved/*")
    world.dataset.items.move_items(destination="/made/deep", filters=moving)
    same(world.dataset.items.list(filters=dl.Filters(field="dir", values="/made/deep")).items_count, 1)


@step
def describe_an_item():
    world.item.set_description("a red cat")
    world.item = world.item.update()
    same(dl.items.get(item_id=world.item.id).description, "a red cat")


@step
def pages_in_any_order_show_everything_once():
    for direction in (dl.FiltersOrderByDirection.ASCENDING, dl.FiltersOrderByDirection.DESCENDING):
        for field in ("id", "createdAt", "filename", "metadata.system.size"):
            ordered = dl.Filters(page_size=2)
            ordered.sort_by(field=field, value=direction)
            ids = [item.id for item in world.dataset.items.list(filters=ordered).all()]
            same(len(ids), 7)
            same(len(set(ids)), 7)


@step
def what_the_language_does_not_know_is_refused():
    answer = dl.client_api.gen_request(
        req_type="post",
        path=f"/datasets/{world.dataset.id}/query",
        json_req={"filter": {"$and": [{"name": {"$regex": "x"}}]}, "resource": "items"},
        log_error=False,
    )
    assert not answer[0]
    same(answer[1].status_code, 400)
    assert "$regex" in answer[1].json()["message"]


@step
def download_a_picture():
    target = world.item.download(local_path=str(scratch / "down.png"))
    same(pathlib.Path(target).read_bytes(), world.path.read_bytes())
    buffer = world.item.download(save_locally=False)
    same(buffer.read(), world.path.read_bytes())


@step
def download_a_folder():
    dogs = dl.Filters(field="filename", values="/dogs/**")
    paths = list(world.dataset.items.download(filters=dogs, local_path=str(scratch / "all")))
    same(len(paths), 5)
    for path in paths:
        original = next((scratch / "photos").glob(pathlib.Path(path).name))
        same(pathlib.Path(path).read_bytes(), original.read_bytes())


@step
def read_recipe_and_ontology():
    recipe = world.dataset.recipes.list()[0]
    ontology = recipe.ontologies.list()[0]
    same(sorted(label.tag for label in ontology.labels), ["Bird", "Cat", "Dog"])
    ontology.delete_labels(["Dog"])
    same(sorted(dl.datasets.get(dataset_id=world.dataset.id).labels_flat_dict), ["Bird", "Bird.Beak", "Cat"])


@step
def save_a_filter_and_load_it_again():
    saved = dl.Filters(field="name", values="cat*")
    saved.add_join(field="label", values="Bird.Beak")
    same(saved.save(world.project, "beaks"), True)
    same(dl.Filters.list(world.project), ["beaks"])
    loaded = dl.Filters.load(world.project, "beaks")
    same([item.id for item in world.dataset.items.list(filters=loaded).all()], [world.item.id])


@step
def upload_a_picture_with_its_annotations():
    file = scratch / "cat.json"
    world.item.annotations.download(filepath=str(file))
    with_them = world.dataset.items.upload(
        local_path=str(world.path), local_annotations_path=str(file), remote_path="/copy", overwrite=True
    )
    same(len(with_them.annotations.list()), len(world.item.annotations.list()))
    same(with_them.annotations.delete(annotation_id=[a.id for a in with_them.annotations.list()]), True)
    same(len(with_them.annotations.list()), 0)
    same(world.dataset.items.delete(filename="/copy/cat.png"), True)


@step
def tag_the_subsets():
    train = dl.Filters(field="filename", values="/dogs/**")
    update = {"tags": {"train": True, "validation": None, "test": None}}
    world.dataset.items.update(filters=train, system_update_values=update, system_metadata=True)
    same(len(world.dataset.get_items_missing_ml_subset()), 2)


@step
def pages_open_in_the_browser():
    opened, opener = [], webbrowser.open
    webbrowser.open = lambda url, **_: opened.append(url)
    try:
        world.project.open_in_web()
        dl.projects.open_in_web(project_id=world.project.id)
        world.dataset.open_in_web()
        world.project.datasets.open_in_web(dataset_id=world.dataset.id)
        world.item.open_in_web()
        world.dataset.items.open_in_web(item_id=world.item.id)
    finally:
        webbrowser.open = opener
    gate = URL.rsplit("/api/", 1)[0]
    project = f"{gate}/projects/{world.project.id}"
    items = f"{project}/datasets/{world.dataset.id}/items"
    same(opened, [project, project, items, items, f"{items}/{world.item.id}", f"{items}/{world.item.id}"])


@step
def a_dataset_is_checked_out():
    before, here = os.getcwd(), scratch / "checked-out"
    here.mkdir()
    os.chdir(here)
    try:
        dl.init()
        world.dataset.checkout()
        same(dl.datasets.get().id, world.dataset.id)
        world.project.datasets.checkout(identifier=world.dataset.name)
        same(dl.checkout_state()["dataset"]["id"], world.dataset.id)
    finally:
        os.chdir(before)
        dl.client_api.state_io.COOKIE = os.path.join(before, ".dataloop", "state.json")
