"""Datasets as wholes, recipes, ontologies."""
import json
import pathlib

import dtlpy as dl

from ground import picture, same, scratch, step, world


@step
def clone_a_dataset():
    world.herd = world.project.datasets.create(dataset_name="herd", labels=[dl.Label(tag="Cow", color=(1, 2, 3))])
    for name in ("/a/one.png", "/a/b/two.png", "/three.png"):
        world.herd.items.upload(local_path=str(picture(name.split("/")[-1], (9, 9, 9))), remote_path=name.rsplit("/", 1)[0])
    cow = world.herd.items.get(filepath="/a/one.png")
    cow.annotations.upload(dl.Annotation.new(item=cow, annotation_definition=dl.Box(1, 2, 3, 4, label="Cow")))
    world.twin = world.herd.clone(clone_name="twin")
    same(world.twin.name, "twin")
    same(sorted(item.filename for item in world.twin.items.list().all()), ["/a/b/two.png", "/a/one.png", "/three.png"])
    same(len(world.twin.items.get(filepath="/a/one.png").annotations.list()), 1)


@step
def clone_some_items_without_annotations():
    some = world.project.datasets.clone(
        dataset_id=world.herd.id, clone_name="some", filters=dl.Filters(field="dir", values="/a"),
        with_items_annotations=False)
    same([item.filename for item in some.items.list().all()], ["/a/one.png"])
    same(len(some.items.list()[0][0].annotations.list()), 0)
    same(world.project.datasets.delete(dataset_name="some", sure=True, really=True), True)


@step
def merge_clones_item_by_item():
    same(world.project.datasets.merge(
        merge_name="merged", dataset_ids=[world.herd.id, world.twin.id], project_ids=world.project.id), True)
    merged = world.project.datasets.get(dataset_name="merged")
    same(merged.items.list().items_count, 3)
    same(len(merged.items.get(filepath="/a/one.png").annotations.list()), 2)
    merged.delete(sure=True, really=True)


@step
def order_a_merge_and_wait_for_the_command():
    command = world.project.datasets.merge(
        merge_name="later", dataset_ids=[world.herd.id], project_ids=[world.project.id], wait=False)
    same(dl.commands.wait(command_id=command.id).status, "success")
    same(dl.commands.get(command_id=command.id).type, "MergeDatasets")
    assert command.id in [one.id for one in dl.commands.list()]
    same(dl.commands.abort(command_id=command.id).status, "success")
    world.project.datasets.get(dataset_name="later").delete(sure=True, really=True)


@step
def folders_are_a_tree():
    same(sorted(world.herd.directory_tree.dir_names), ["/", "/a", "/a/b"])
    same(world.project.datasets.directory_tree(dataset_id=world.herd.id).dir_names[-1], "/")


@step
def split_into_subsets():
    same(world.herd.split_ml_subsets(percentages={"train": 34, "validation": 33, "test": 33}), True)
    same(len(world.herd.get_items_missing_ml_subset()), 0)
    same(world.herd.remove_subset_from_items(), True)
    same(len(world.herd.get_items_missing_ml_subset()), 3)
    here = dl.Filters(field="dir", values="/a")
    same(world.herd.assign_subset_to_items("test", items_query=here), True)
    tagged = dl.Filters(field="metadata.system.tags.test", values=True)
    same([item.filename for item in world.herd.items.list(filters=tagged).all()], ["/a/one.png"])
    same(world.project.datasets.bulk_update_ml_subset(dataset_id=world.herd.id, items_query=dl.Filters(), subset="train"), True)
    same(world.herd.items.list(filters=dl.Filters(field="metadata.system.tags.train", values=True)).items_count, 3)


@step
def export_as_json_and_as_zip():
    one = world.herd.export(local_path=str(scratch / "out"), include_annotations=True)
    items = {item["filename"]: item for item in json.loads(pathlib.Path(one).read_text())}
    same(sorted(items), ["/a/b/two.png", "/a/one.png", "/three.png"])
    same(items["/a/one.png"]["annotations"][0]["label"], "Cow")
    folder = world.herd.export(local_path=str(scratch / "zip"), export_type="zip", include_annotations=True)
    same(sorted(str(path.relative_to(folder)) for path in pathlib.Path(folder).rglob("*.json")),
         ["a/b/two.json", "a/one.json", "three.json"])


@step
def download_the_annotations_of_a_dataset():
    folder = pathlib.Path(world.herd.download_annotations(local_path=str(scratch / "annotations")))
    same(json.loads((folder / "json/a/one.json").read_text())["annotations"][0]["label"], "Cow")


@step
def upload_the_annotations_of_a_dataset():
    world.herd.upload_annotations(local_path=str(scratch / "annotations" / "json"), clean=True)
    same(len(world.herd.items.get(filepath="/a/one.png").annotations.list()), 1)


@step
def a_locked_dataset_refuses_changes():
    world.project.datasets.update(dataset=world.herd, patch={"readonly": True})
    same(world.project.datasets.get(dataset_id=world.herd.id).readonly, True)
    item = world.herd.items.get(filepath="/three.png")
    try:
        item.delete()
        raise AssertionError("deleted from a read-only dataset")
    except dl.exceptions.Forbidden:
        pass
    world.herd.unlock()
    same(world.project.datasets.get(dataset_id=world.herd.id).readonly, False)


@step
def datasets_with_options():
    made = world.project.datasets.create(
        dataset_name="options", index_driver=dl.IndexDriver.V2, recipe_id=world.herd.get_recipe_ids()[0],
        expiration_options=dl.ExpirationOptions(item_max_days=30))
    same(made.get_recipe_ids(), world.herd.get_recipe_ids())
    again = world.project.datasets.get(dataset_id=made.id)
    same(again.expiration_options.item_max_days, 30)
    same(again.index_driver, "v2")
    again.name = "other options"
    again.update()
    same([one.id for one in world.project.datasets.list(name="other options", creator="you@example.com")], [made.id])
    again.delete(sure=True, really=True)


@step
def recipes_are_made_changed_cloned_and_switched():
    recipe = world.herd.recipes.create(recipe_name="strict", ontology_ids=[world.herd.ontology_ids[0]])
    same(world.project.datasets.get(dataset_id=world.herd.id).get_recipe_ids(), [recipe.id])
    recipe.title = "stricter"
    same(world.project.recipes.update(recipe).title, "stricter")
    copy = world.project.recipes.clone(recipe_id=recipe.id)
    assert copy.ontology_ids != recipe.ontology_ids
    same(world.project.recipes.get(recipe_id=copy.id).title, "stricter")
    herd = world.project.datasets.get(dataset_id=world.herd.id)
    herd.switch_recipe(recipe=copy)
    world.herd = world.project.datasets.get(dataset_id=world.herd.id)
    same([one.id for one in world.herd.recipes.list()], [copy.id])
    assert {recipe.id, copy.id} <= {one.id for one in world.project.recipes.list().all()}
    same(world.project.recipes.delete(recipe_id=recipe.id), True)
    try:
        world.project.recipes.delete(recipe_id=copy.id)
        raise AssertionError("deleted a recipe that is in use")
    except dl.exceptions.BadRequest:
        pass


@step
def instructions_of_a_recipe():
    guide = scratch / "guide.pdf"
    guide.write_bytes(b"%PDF-1.4 x")
    recipe = world.herd.recipes.list()[0]
    recipe.add_instruction(annotation_instruction_file=str(guide))
    document = world.project.recipes.get(recipe_id=recipe.id).metadata["system"]["instructionDocument"]
    same(dl.items.get(item_id=document["itemId"]).name, document["name"])


@step
def ontologies_are_made_listed_and_changed():
    ontology = world.project.ontologies.create(
        title="beasts", labels={"lion": (255, 0, 0), "tiger": (0, 255, 0)}, project_ids=[world.project.id])
    same(sorted(ontology.labels_flat_dict), ["lion", "tiger"])
    ontology.add_label(label_name="bear", color=(0, 0, 255), update_ontology=True)
    ontology.add_labels(label_list=["wolf", {"tag": "fox", "color": "#010203"}], update_ontology=True)
    ontology.update_label(label_name="bear", color="#112233", update_ontology=True)
    ontology.delete_labels(label_names=["wolf"])
    again = world.project.ontologies.get(ontology_id=ontology.id)
    same(sorted(again.labels_flat_dict), ["bear", "fox", "lion", "tiger"])
    same(again.color_map["bear"], (0x11, 0x22, 0x33))
    same(again.instance_map["tiger"], 4)
    assert ontology.id in [one.id for one in world.project.ontologies.list()]
    again.title = "more beasts"
    same(world.project.ontologies.update(again).title, "more beasts")
    world.ontology = again


@step
def attributes_of_an_ontology():
    same(world.project.ontologies.update_attributes(
        ontology_id=world.ontology.id, title="Mood", key="mood",
        attribute_type=dl.AttributesTypes.RADIO_BUTTON, values=["calm", "angry"]), True)
    attributes = world.project.ontologies.get(ontology_id=world.ontology.id).metadata["attributes"]
    same([one["key"] for one in attributes], ["mood"])
    same(world.project.ontologies.delete_attributes(ontology_id=world.ontology.id, keys="mood"), True)
    same(world.project.ontologies.get(ontology_id=world.ontology.id).metadata["attributes"], [])
    same(world.project.ontologies.delete(ontology_id=world.ontology.id), True)


@step
def labels_of_a_dataset_with_an_icon():
    world.herd.add_label(label_name="Goat", color=(4, 5, 6), icon_path=str(picture("icon.png", (1, 1, 1))))
    world.herd.update_label(label_name="Goat", color="#0a0b0c")
    world.herd.update_attributes(title="Age", key="age", attribute_type=dl.AttributesTypes.SLIDER,
                                 attribute_range=dl.AttributesRange(0, 30, 1))
    herd = world.project.datasets.get(dataset_id=world.herd.id)
    goat = herd.labels_flat_dict["Goat"]
    same(goat.rgb, (10, 11, 12))
    assert goat.display_data["displayImage"]["itemId"]
    assert "Goat" in herd.instance_map


@step
def datasets_of_this_family_go():
    for dataset in (world.herd, world.twin):
        same(dataset.delete(sure=True, really=True), True)
