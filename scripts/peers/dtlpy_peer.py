"""The vendor's Python SDK (dtlpy) as a client of the local platform, step by step.

usage: dtlpy_peer.py URL TOKEN

Set DATALOOP_PATH to an empty folder before: the SDK keeps its state there. Prints `ok step` or `FAILED step: why` for each
step and a closing line `N passed, M failed`; ends with 1 if any failed. A step whose ground failed fails, too.
"""
import io
import logging
import os
import pathlib
import shutil
import sys
import tempfile
import time
import traceback

if "DATALOOP_PATH" not in os.environ:
    sys.exit("set DATALOOP_PATH to a folder of this run: the SDK would use the one in your home")

import dtlpy as dl
import numpy
from PIL import Image

logging.getLogger("dtlpy").setLevel(logging.CRITICAL)
URL, TOKEN = sys.argv[1:3]
scratch = pathlib.Path(tempfile.mkdtemp(prefix="dtlpy-peer-"))
stamp = str(time.time_ns())
steps = []


def step(function):
    steps.append((function.__name__.replace("_", " "), function))
    return function


def same(found, wanted):
    assert found == wanted, f"expected {wanted!r}, found {found!r}"


class world:
    """What one step leaves to the next."""


def picture(name, colour, size=(64, 48)):
    path = scratch / name
    Image.new("RGB", size, colour).save(path)
    return path


@step
def sign_in():
    gate = URL.rsplit("/api/", 1)[0]
    dl.add_environment(environment=URL, verify_ssl=False, alias="loopbook-local", gate_url=gate)
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


@step
def annotate_with_a_box_a_point_a_class_a_polygon_and_an_ellipse():
    builder = world.item.annotations.builder()
    builder.add(dl.Box(left=4, top=5, right=30, bottom=25, label="Cat"))
    builder.add(dl.Point(x=7, y=8, label="Bird.Beak"))
    builder.add(dl.Classification(label="Cat"))
    builder.add(dl.Polygon(geo=[[1, 1], [20, 1], [20, 20]], label="Dog"))
    builder.add(dl.Polyline(geo=[[1, 1], [9, 9]], label="Dog"))
    builder.add(dl.Ellipse(x=30, y=20, rx=8, ry=4, angle=0, label="Dog"))
    world.item.annotations.upload(builder)
    found = world.item.annotations.list()
    same(sorted(a.type for a in found), ["box", "class", "ellipse", "point", "polyline", "segment"])
    box = [a for a in found if a.type == "box"][0]
    same((box.left, box.top, box.right, box.bottom), (4, 5, 30, 25))
    same(box.creator, "you@example.com")
    item = dl.items.get(item_id=world.item.id)
    assert item.annotated
    same(item.annotations_count, 6)


@step
def annotate_with_a_mask():
    mask = numpy.zeros((48, 64))
    mask[10:20, 10:30] = 1
    builder = world.item.annotations.builder()
    builder.add(dl.Segmentation(geo=mask, label="Dog"))
    world.item.annotations.upload(builder)
    masks = [a for a in world.item.annotations.list() if a.type == "binary"]
    same(len(masks), 1)
    assert (numpy.asarray(masks[0].geo) > 0).sum() == 200


@step
def filter_items_by_label():
    joined = dl.Filters()
    joined.add_join(field="label", values="Cat")
    same([item.id for item in world.dataset.items.list(filters=joined).all()], [world.item.id])
    nothing = dl.Filters()
    nothing.add_join(field="label", values="Bird")
    same(world.dataset.items.list(filters=nothing).items_count, 0)
    both = dl.Filters()
    both.add_join(field="label", values=["Dog", "Bird"], operator=dl.FiltersOperations.IN)
    both.add_join(field="type", values="segment")
    same(world.dataset.items.list(filters=both).items_count, 1)


@step
def filter_items_by_their_fields():
    def count(field, values, operator=None):
        return world.dataset.items.list(filters=dl.Filters(field=field, values=values, operator=operator)).items_count

    same(count("annotated", True), 1)
    same(count("annotated", False), 6)
    same(count("metadata.user.score", 0.5, dl.FiltersOperations.GREATER_THAN), 1)
    same(count("metadata.user.score", False, dl.FiltersOperations.EXISTS), 6)
    same(count("metadata.system.mimetype", "image/jpeg"), 5)
    same(count("metadata.system.mimetype", "image*"), 7)
    same(count("dir", "/dogs/*"), 5)
    either = dl.Filters()
    either.add(field="name", values="bytes.png", method=dl.FiltersMethod.OR)
    either.add(field="name", values="cat.png", method=dl.FiltersMethod.OR)
    same(world.dataset.items.list(filters=either).items_count, 2)


@step
def filter_annotations():
    labels = dl.Filters(resource=dl.FiltersResource.ANNOTATION, field="label", values="Dog")
    same(world.dataset.annotations.list(filters=labels).items_count, 4)
    points = dl.Filters(resource=dl.FiltersResource.ANNOTATION, field="type", values="point")
    same(len(world.item.annotations.list(filters=points)), 1)


@step
def change_an_annotation():
    box = [a for a in world.item.annotations.list() if a.type == "box"][0]
    box.label = "Dog"
    box.attributes = {"1": "small"}
    box.update(system_metadata=True)
    same(dl.annotations.get(annotation_id=box.id).label, "Dog")
    box.delete()
    same(len(world.item.annotations.list()), 6)


@step
def annotate_with_every_other_type():
    world.film = world.dataset.items.upload(
        local_path=io.BytesIO(b"no real film"), remote_path="/films", remote_name="film.mp4", item_metadata={"fps": 10}
    )
    plain = world.dataset.items.upload(local_path=str(picture("plain.png", "grey")), remote_path="/plain")
    world.plain = plain
    builder = plain.annotations.builder()
    front, back = [[10, 10], [30, 10], [30, 30], [10, 30]], [[15, 5], [35, 5], [35, 25], [15, 25]]
    corners = dict(zip(("front_tl", "front_tr", "front_br", "front_bl"), front))
    corners.update(zip(("back_tl", "back_tr", "back_br", "back_bl"), back))
    builder.add(dl.Cube(label="Cat", **corners))
    builder.add(dl.Cube3d(label="Cat", position=[1, 2, 3], scale=[4, 5, 6], rotation=[0, 0, 1]))
    builder.add(dl.Pose(label="Cat", template_id="t", instance_id="i"))
    builder.add(dl.Text(text_type="block", start=1, end=5, label="Cat"))
    builder.add(dl.FreeText(text="an answer"))
    builder.add(dl.RefImage(ref="https://example.com/a.png"))
    builder.add(dl.Gis(annotation_type=dl.GisType.BOX, geo=[[[1, 2], [3, 4]]], label="Cat"))
    builder.upload()
    found = sorted(a.type for a in plain.annotations.list())
    same(found, ["cube", "cube_3d", "gis", "pose", "ref_image", "text", "text_mark"])
    cube = [a for a in plain.annotations.list() if a.type == "cube"][0]
    same(list(cube.annotation_definition.front_br), [30, 30])


@step
def notes_are_talks_and_stay_out_of_listings():
    before = len(world.plain.annotations.list())
    builder = world.plain.annotations.builder()
    builder.add(dl.Note(left=1, top=2, right=3, bottom=4, label="note", messages=["look here"]))
    builder.upload()
    same(len(world.plain.annotations.list()), before)
    notes = dl.Filters(resource=dl.FiltersResource.ANNOTATION, field="type", values="note")
    note = world.plain.annotations.list(filters=notes)[0]
    same([message.body for message in note.annotation_definition.messages], ["look here"])
    same(note.status, "issue")
    note.add_message("and there")
    note.update(system_metadata=True)
    again = dl.annotations.get(annotation_id=note.id)
    same([message.body for message in again.annotation_definition.messages], ["look here", "and there"])


@step
def annotate_a_video_by_frames():
    builder = world.film.annotations.builder()
    builder.add(dl.Box(left=1, top=1, right=5, bottom=5, label="Cat"), object_id=1, frame_num=2)
    builder.add(dl.Box(left=2, top=1, right=6, bottom=5, label="Cat"), object_id=1, frame_num=4)
    builder.add(dl.Classification(label="Cat"), object_id=2, frame_num=0, end_frame_num=3)
    builder.upload()
    box = [a for a in world.film.annotations.list() if a.type == "box"][0]
    same((box.start_frame, box.end_frame, box.object_id), (2, 4, "1"))
    box.set_frame(3)
    same(box.left, 1)
    box.set_frame(4)
    same(box.left, 2)
    box.add_frame(dl.Box(left=9, top=1, right=12, bottom=5, label="Cat"), frame_num=9)
    box.update(system_metadata=True)
    again = dl.annotations.get(annotation_id=box.id)
    same(again.metadata["system"]["endFrame"], 9)
    same([snapshot["frame"] for snapshot in again.metadata["system"]["snapshots_"]], [4, 9])


@step
def subtitles_from_a_file_and_back():
    file = scratch / "captions.vtt"
    file.write_text("WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nhello\n\n00:01:01.000 --> 00:01:02.000\nworld\n")
    builder = world.film.annotations.builder()
    builder.from_vtt_file(str(file))
    builder.upload()
    written = scratch / "written.vtt"
    world.film.annotations.download(filepath=str(written), annotation_format=dl.ViewAnnotationOptions.VTT, height=48, width=64)
    assert "00:01:01.000 --> 00:01:02.000\nworld" in written.read_text()


@step
def models_parents_attributes_and_descriptions():
    parent = world.plain.annotations.list()[0]
    builder = world.plain.annotations.builder()
    builder.add(
        dl.Box(left=1, top=2, right=3, bottom=4, label="Cat", attributes={"1": "red", "2": ["a", "b"]}, description="d"),
        model_info={"name": "net", "confidence": 0.8, "model_id": "m1"},
        parent_id=parent.id,
        object_id=7,
        automated=False,
        metadata={"user": {"k": 1}},
    )
    uploaded = builder.upload()[0]
    found = dl.annotations.get(annotation_id=uploaded.id)
    same(found.metadata["user"]["model"], {"name": "net", "confidence": 0.8, "model_id": "m1"})
    same((found.parent_id, found.object_id, found.automated), (parent.id, "7", False))
    same(found.attributes, {"1": "red", "2": ["a", "b"]})
    same(found.description, "d")
    sure = dl.Filters(resource=dl.FiltersResource.ANNOTATION)
    sure.add(field="metadata.user.model.confidence", values=0.5, operator=dl.FiltersOperations.GREATER_THAN)
    same([a.id for a in world.plain.annotations.list(filters=sure)], [found.id])


@step
def the_status_of_an_annotation():
    found = world.plain.annotations.list()[0]
    for status in (dl.AnnotationStatus.APPROVED, dl.AnnotationStatus.REVIEW, dl.AnnotationStatus.ISSUE):
        found.update_status(status=status)
        same(dl.annotations.get(annotation_id=found.id).status, status.value)
    world.plain.annotations.update_status(annotation_id=found.id, status=dl.AnnotationStatus.CLEAR)
    same(dl.annotations.get(annotation_id=found.id).status, None)


@step
def upload_dictionaries_in_two_batches():
    many = [{"type": "class", "label": f"l{i:03d}"} for i in range(101)]
    stored = world.plain.annotations.upload(many)
    same(len(stored), 101)
    labels = dl.Filters(resource=dl.FiltersResource.ANNOTATION, field="label", values="l*")
    same(len(world.plain.annotations.list(filters=labels)), 101)
    world.plain.annotations.delete(filters=labels)
    same(len(world.plain.annotations.list(filters=labels)), 0)


@step
def change_and_delete_a_collection():
    collection = world.plain.annotations.list()
    for annotation in collection:
        annotation.label = "Cat"
    collection.update()
    same({a.label for a in world.plain.annotations.list()}, {"Cat"})
    world.plain.annotations.delete(annotation="all")
    same(len(world.plain.annotations.list()), 0)
    notes = dl.Filters(resource=dl.FiltersResource.ANNOTATION, field="type", values="note")
    same(len(world.plain.annotations.list(filters=notes)), 1)


@step
def download_annotations_as_json():
    world.plain.annotations.upload([{"type": "class", "label": "Cat"}])
    folder = scratch / "single"
    one = world.plain.annotations.list()[0]
    one.download(filepath=str(folder))
    assert (folder / f"{one.id}.json").exists()
    written = world.plain.annotations.download(filepath=str(scratch / "plain.json"))
    again = world.dataset.items.upload(
        local_path=str(picture("again.png", "grey")), remote_path="/plain", local_annotations_path=written
    )
    same([a.label for a in again.annotations.list()], ["Cat"])
    again.delete()
    world.plain.delete()
    world.film.delete()


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
def organization_members_come_change_and_go():
    org = dl.organizations.list()[0]
    same(dl.organizations.get(organization_id=org.id).name, org.name)
    same(dl.organizations.get(organization_name=org.name).id, org.id)
    same(dl.organizations.add_member(email="ann@example.com", organization_id=org.id, role=dl.MemberOrgRole.MEMBER), True)
    assert "ann@example.com" in [member.email for member in dl.organizations.list_members(organization=org)]
    org.update_member(email="ann@example.com", role=dl.MemberOrgRole.ADMIN)
    same([member.email for member in org.list_members(role=dl.MemberOrgRole.ADMIN)], ["ann@example.com"])
    same(org.delete_member(user_id="ann@example.com", sure=True, really=True), True)
    assert "ann@example.com" not in [member.email for member in org.list_members()]
    same(dl.organizations.list_groups(organization=org), [])
    org.update(plan=dl.OrganizationsPlans.PREMIUM)
    same(dl.organizations.get(organization_id=org.id).plan, "premium")
    org.update(plan=dl.OrganizationsPlans.FREEMIUM)
    assert world.project.id in [project.id for project in org.projects.list()]
    world.org = org


@step
def integrations_are_made_changed_and_deleted():
    made = world.project.integrations.create(
        integrations_type=dl.IntegrationType.S3, name="keys", options={"key": "K", "secret": "S"}
    )
    same(world.project.integrations.get(integrations_id=made.id).name, "keys")
    assert made.id in [entry["id"] for entry in world.project.integrations.list()]
    assert made.id in [entry["id"] for entry in dl.organizations.list_integrations(organization=world.org)]
    assert "s3" in [kind["type"] for kind in dl.organizations.list_integrations(organization=world.org, only_available=True)]
    world.project.integrations.update(new_name="other keys", integrations_id=made.id)
    same(world.project.integrations.get(integrations_id=made.id).name, "other keys")
    world.project.integrations.update(new_options={"key": "K2", "secret": "S2"}, integrations_id=made.id)
    world.integration = made


@step
def project_members_come_change_and_go():
    project = world.project
    project.add_member(email="dev@example.com", role=dl.MemberRole.DEVELOPER)
    project.update_member(email="dev@example.com", role=dl.MemberRole.ANNOTATOR)
    same([member.email for member in project.list_members(role=dl.MemberRole.ANNOTATOR)], ["dev@example.com"])
    project.remove_member(email="dev@example.com")
    same([member.email for member in dl.projects.list_members(project=project)], ["you@example.com"])


@step
def a_project_is_renamed_and_checked_out():
    before = os.getcwd()
    os.chdir(scratch)
    try:
        dl.init()
        same(dl.checkout_state(), {})
        world.project.name = "renamed " + stamp
        world.project.update()
        same(dl.projects.get(project_id=world.project.id).name, "renamed " + stamp)
        world.project.checkout()
        same(dl.checkout_state()["project"]["id"], world.project.id)
        same(dl.projects.get().id, world.project.id)
        dl.projects.checkout(identifier="renamed " + stamp)
    finally:
        os.chdir(before)
        dl.client_api.state_io.COOKIE = os.path.join(before, ".dataloop", "state.json")


@step
def drivers_are_made_found_and_deleted():
    made = world.project.drivers.create(
        name="bucket",
        driver_type=dl.ExternalStorage.S3,
        integration_id=world.integration.id,
        bucket_name="photos",
        integration_type=dl.IntegrationType.S3,
        region="eu-west-1",
    )
    same(made.bucket_name, "photos")
    same(world.project.drivers.get(driver_id=made.id).name, "bucket")
    same(world.project.drivers.get(driver_name="bucket").id, made.id)
    same([driver.id for driver in world.project.drivers.list()], [made.id])
    same(world.project.drivers.delete(driver_name="bucket", sure=True, really=True), True)
    same(list(world.project.drivers.list()), [])
    world.project.integrations.delete(integrations_id=world.integration.id, sure=True, really=True)
    assert world.integration.id not in [entry["id"] for entry in world.project.integrations.list()]


@step
def a_folder_is_read_by_sync():
    folder = scratch / "external"
    (folder / "deep").mkdir(parents=True)
    Image.new("RGB", (30, 20), "red").save(folder / "a.png")
    Image.new("RGB", (30, 20), "blue").save(folder / "deep" / "b.png")
    success, answer = dl.client_api.gen_request(
        req_type="post",
        path="/drivers",
        json_req={
            "name": "folder",
            "type": "fsExternal",
            "metadata": {"system": {"projectId": world.project.id}},
            "payload": {"mountPath": str(folder)},
            "creator": "you@example.com",
        },
    )
    assert success, answer.text
    driver = world.project.drivers.get(driver_name="folder")
    dataset = world.project.datasets.create(dataset_name="external", driver=driver)
    same(dataset.sync(), True)
    same(sorted(item.filename for item in dataset.items.list().all()), ["/a.png", "/deep/b.png"])
    same(dataset.items.get(filepath="/a.png").width, 30)
    command = [command for command in dl.commands.list() if command.type == "SyncDataset"][-1]
    same(dl.commands.get(command_id=command.id).status, "success")
    same(dl.commands.wait(command_id=command.id).progress, 100)
    same(command.abort().status, "success")
    dataset.delete(sure=True, really=True)
    driver.delete(sure=True, really=True)


@step
def a_key_signs_in_and_tokens_are_renewed():
    key = dl.client_api.generate_api_key(description="peer")
    dl.login_api_key(key)
    same(dl.info()["user_email"], "you@example.com")
    assert not dl.token_expired()
    dl.client_api.refresh_token = key
    same(dl.client_api.renew_token(), True)
    same(dl.info()["user_email"], "you@example.com")
    dl.login_token(TOKEN)
    same(dl.client_api.environment, URL)


@step
def share_a_task_out_among_two_annotators():
    dogs = dl.Filters(field="filename", values="/dogs/**")
    world.task = world.dataset.tasks.create(
        task_name="dogs",
        due_date=time.time() + 86400,
        assignee_ids=["annotator-1@example.com", "annotator-2@example.com"],
        filters=dogs,
        available_actions=[dl.ItemAction(action="completed"), dl.ItemAction(action="to-check", color="#112233")],
        priority=dl.TaskPriority.HIGH,
    )
    same((world.task.name, world.task.status, world.task.priority), ("dogs", "open", dl.TaskPriority.HIGH))
    same(world.task.total_items, 5)
    same(sorted(action.action for action in world.task.available_actions), ["completed", "to-check"])
    assignments = world.task.current_assignments
    same([a.annotator for a in assignments], ["annotator-1@example.com", "annotator-2@example.com"])
    same(sorted(a.total_items for a in assignments), [2, 3])


@step
def find_tasks():
    same(world.dataset.tasks.get(task_name="dogs").id, world.task.id)
    same(world.project.tasks.get(task_id=world.task.id).name, "dogs")
    same([task.id for task in world.project.tasks.list()], [world.task.id])
    same([task.id for task in world.dataset.tasks.list(status="open", task_name="dogs", creator="you@example.com")], [world.task.id])
    same(list(world.project.tasks.list(min_date=(time.time() + 10 * 86400) * 1000)), [])
    high = dl.Filters(resource=dl.FiltersResource.TASK, field="priority", values=3)
    same(world.project.tasks.query(filters=high).items_count, 1)
    same(world.project.tasks.list(filters=high).items_count, 1)


@step
def read_the_items_of_a_task():
    same(world.task.get_items().items_count, 5)
    one = dl.Filters(field="name", values="dog-1.jpg")
    same([item.name for item in world.dataset.tasks.get_items(task_id=world.task.id, filters=one).all()], ["dog-1.jpg"])
    same(world.dataset.tasks.get_items(task_name="dogs", get_consensus_items=True).items_count, 5)


@step
def read_assignments():
    assignments = world.task.assignments.list()
    same(len(assignments), 2)
    first = assignments[0]
    same(world.task.assignments.get(assignment_id=first.id).annotator, first.annotator)
    same(world.task.assignments.get(assignment_name=first.name).id, first.id)
    same(len(world.project.assignments.list(assignee_id="annotator-2@example.com", status="todo")), 1)
    same(first.get_items().items_count, first.total_items)
    same(world.task.assignments.get_items(assignment_id=first.id, dataset=world.dataset).items_count, first.total_items)


@step
def give_items_a_status():
    items = list(world.task.get_items().all())
    same(world.task.set_status(status="completed", operation="create", item_ids=[items[0].id, items[1].id]), True)
    same(dl.items.get(item_id=items[0].id).status(task_id=world.task.id), "completed")
    items[2].update_status(status="to-check")
    same(dl.items.get(item_id=items[2].id).status(task_id=world.task.id), "to-check")
    holder = [a for a in world.task.current_assignments if items[3].id in [i.id for i in a.get_items().all()]][0]
    same(holder.set_status(status="completed", operation="create", item_id=items[3].id), True)
    world.dataset.items.update_status(status="completed", items=[dl.items.get(item_id=items[4].id)])
    task = world.project.tasks.get(task_id=world.task.id)
    same((task.status, task.progress), ("completed", 100))
    same(task.item_status["actions"], {"completed": 4, "to-check": 1})
    items[2].update_status(status="to-check", clear=True, task_id=world.task.id)
    same(dl.items.get(item_id=items[2].id).status(task_id=world.task.id), None)
    same(world.project.tasks.get(task_id=world.task.id).status, "in progress")


@step
def look_through_what_is_done():
    review = world.task.create_qa_task(due_date=time.time() + 86400, assignee_ids=["annotator-3@example.com"])
    same((review.name, review.spec["type"], review.spec["parentTaskId"]), ("dogs_qa", "qa", world.task.id))
    same(review.total_items, 4)
    first = list(review.get_items().all())[0]
    first.update_status(status="approved", task_id=review.id)
    same(dl.items.get(item_id=first.id).status(task_id=review.id), "approved")
    same(review.delete(), True)
    same(dl.items.get(item_id=first.id).status(task_id=review.id), None)


@step
def put_items_into_a_task_and_take_them_out():
    same(world.project.tasks.add_items(task=world.task, items=[world.item], assignee_ids=["annotator-4@example.com"]).id, world.task.id)
    task = world.project.tasks.get(task_id=world.task.id)
    same((task.total_items, len(task.assignments.list())), (6, 3))
    same(task.remove_items(items=[world.item]), True)
    same(world.project.tasks.get(task_id=world.task.id).total_items, 5)


@step
def make_an_assignment_of_its_own():
    made = world.task.assignments.create(assignee_id="annotator-5@example.com", items=[world.item])
    same(made.annotator, "annotator-5@example.com")
    same([item.id for item in made.get_items().all()], [world.item.id])
    made.name = "extra"
    same(made.update().name, "extra")
    same(world.project.assignments.get(assignment_id=made.id).name, "extra")


@step
def hand_an_assignment_over_and_share_it_out_anew():
    task = world.dataset.tasks.create(
        task_name="moving", assignee_ids=["annotator-1@example.com"], filters=dl.Filters(field="filename", values="/dogs/**")
    )
    first = task.current_assignments[0]
    same(task.set_status(status="completed", operation="create", item_ids=[list(first.get_items().all())[0].id]), True)
    second = first.reassign(assignee_id="annotator-2@example.com")
    same((second.annotator, second.total_items), ("annotator-2@example.com", 4))
    workload = dl.Workload.generate(["annotator-2@example.com", "annotator-3@example.com"], [50, 50])
    shared = second.redistribute(workload=workload)
    same(sorted((a.annotator, a.total_items) for a in shared), [("annotator-2@example.com", 2), ("annotator-3@example.com", 2)])
    same(world.project.tasks.delete(task_name="moving"), True)
    assert task.id not in [t.id for t in world.project.tasks.list()]


@step
def compare_annotators_in_a_consensus_task():
    people = ["annotator-1@example.com", "annotator-2@example.com"]
    dogs = dl.Filters(field="filename", values="/dogs/**")
    task = world.dataset.tasks.create_consensus_task(
        name="agree",
        due_date=time.time() + 86400,
        assignee_ids=people,
        filters=dogs,
        consensus_percentage=100,
        consensus_assignees=2,
        scoring=True,
    )
    same([a.total_items for a in task.current_assignments], [5, 5])
    exam = world.dataset.tasks.create_qualification_task(
        name="exam", due_date=time.time() + 86400, assignee_ids=people, filters=dogs, limit=2
    )
    same([a.total_items for a in exam.current_assignments], [2, 2])
    honey = world.dataset.tasks.create_honeypot_task(
        name="honey", due_date=time.time() + 86400, assignee_ids=people, filters=dogs, consensus_percentage=20
    )
    same(sum(a.total_items for a in honey.current_assignments), 6)
    same(world.project.tasks.task_scores(task_id=task.id)["items"], [])
    for made in (task, exam, honey):
        same(made.delete(), True)


@step
def pull_items_batch_by_batch():
    task = world.dataset.tasks.create_labeling_task(
        name="pulled",
        due_date=time.time() + 86400,
        assignee_ids=["annotator-1@example.com"],
        filters=dl.Filters(field="filename", values="/dogs/**"),
        batch_size=2,
        max_batch_workload=3,
    )
    assignment = task.current_assignments[0]
    same((task.total_items, assignment.total_items), (5, 2))
    assignment.set_status(status="completed", operation="create", item_id=list(assignment.get_items().all())[0].id)
    same(task.assignments.get(assignment_id=assignment.id).total_items, 4)
    same(task.delete(), True)


@step
def change_a_task_and_take_one_that_is_there():
    world.task.name = "all dogs"
    world.task.description = "look closely"
    changed = world.task.update()
    same((changed.name, changed.description["content"]), ("all dogs", "look closely"))
    known = dl.Filters(resource=dl.FiltersResource.TASK, field="name", values="all dogs")
    same(world.dataset.tasks.create(task_name="all dogs", check_if_exist=known).id, world.task.id)
    same(len(world.project.tasks.list()), 1)
    same(world.task.delete(), True)
    same(list(world.project.tasks.list()), [])
    same(world.dataset.items.list().items_count, 7)


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
    import json
    one = world.herd.export(local_path=str(scratch / "out"), include_annotations=True)
    items = {item["filename"]: item for item in json.loads(pathlib.Path(one).read_text())}
    same(sorted(items), ["/a/b/two.png", "/a/one.png", "/three.png"])
    same(items["/a/one.png"]["annotations"][0]["label"], "Cow")
    folder = world.herd.export(local_path=str(scratch / "zip"), export_type="zip", include_annotations=True)
    same(sorted(str(path.relative_to(folder)) for path in pathlib.Path(folder).rglob("*.json")),
         ["a/b/two.json", "a/one.json", "three.json"])


@step
def download_the_annotations_of_a_dataset():
    import json
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
    import json

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


@step
def what_is_not_there_is_not_found():
    for missing in (
        lambda: dl.projects.get(project_name="no such project " + stamp),
        lambda: world.project.datasets.get(dataset_name="no such dataset"),
        lambda: world.dataset.items.get(filepath="/no/such.png"),
        lambda: dl.items.get(item_id="0123456789abcdef01234567"),
    ):
        try:
            missing()
        except dl.exceptions.NotFound:
            continue
        raise AssertionError("found what is not there")


@step
def delete_all_again():
    kept = len(world.item.annotations.list())
    world.item.annotations.delete(filters=dl.Filters(resource=dl.FiltersResource.ANNOTATION, field="label", values="Cat"))
    assert len(world.item.annotations.list()) < kept
    world.item.delete()
    same(world.dataset.items.list().items_count, 6)
    world.dataset.items.delete(filters=dl.Filters(field="filename", values="/dogs/**"))
    same(world.dataset.items.list().items_count, 1)
    world.dataset.delete(sure=True, really=True)
    same(list(world.project.datasets.list()), [])
    world.project.delete(sure=True, really=True)
    assert world.project.id not in [project.id for project in dl.projects.list()]


def main():
    failed = 0
    for name, function in steps:
        try:
            function()
            print("ok", name, flush=True)
        except Exception as error:
            failed += 1
            place = traceback.extract_tb(error.__traceback__)
            line = next(frame.lineno for frame in reversed(place) if frame.filename == __file__)
            print(f"FAILED {name}: line {line}: {type(error).__name__}: {error}", flush=True)
            if os.environ.get("PEER_TRACE"):
                traceback.print_exc()
    print(f"{len(steps) - failed} passed, {failed} failed (dtlpy {dl.__version__})")
    shutil.rmtree(scratch, ignore_errors=True)
    sys.exit(1 if failed else 0)


main()
