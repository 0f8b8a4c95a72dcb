"""Annotations of every type."""
import io

import dtlpy as dl
import numpy

from ground import picture, same, scratch, step, world


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
