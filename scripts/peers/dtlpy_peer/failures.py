"""What dtlpy is known to fail at: defects of its own, parts that it does not bring along, what nobody serves here."""
import functools

import dtlpy as dl

from ground import known_to_fail, picture, same, scratch, stamp


@functools.lru_cache(maxsize=None)
def dataset():
    """A dataset with an annotated picture, made when the first of these needs it."""
    made = dl.projects.create(project_name="failures " + stamp).datasets.create(dataset_name="some")
    item = made.items.upload(local_path=str(picture("failing.png", "red")), remote_path="/")
    item.annotations.upload(dl.Annotation.new(item=item, annotation_definition=dl.Box(1, 2, 30, 40, label="Cat")))
    return made


@known_to_fail("Workload.add", "it shares the load out anew with a name that its class does not have")
def a_workload_takes_one_more():
    workload = dl.Workload.generate(["a@example.com"], [100])
    workload.add("b@example.com")
    same([unit.load for unit in workload], [50, 50])


@known_to_fail("Items.update_status", "items of bare ids are made without the references that a status needs")
def the_status_of_items_by_their_ids():
    made = dataset()
    task = made.tasks.create(task_name="bare", assignee_ids=["annotator-1@example.com"])
    item = list(task.get_items().all())[0]
    made.items.update_status(status="completed", item_ids=[item.id])
    same(dl.items.get(item_id=item.id).status(task_id=task.id), "completed")


@known_to_fail("Annotation.show", "its drawing needs OpenCV, which it does not bring along")
def a_box_is_drawn():
    annotation = dataset().items.get(filepath="/failing.png").annotations.list()[0]
    same(annotation.show(height=48, width=64).shape[:2], (48, 64))


@known_to_fail("Annotations.download", "pictures of masks need OpenCV, which it does not bring along")
def a_mask_is_written():
    item = dataset().items.get(filepath="/failing.png")
    written = item.annotations.download(
        filepath=str(scratch / "mask.png"), annotation_format=dl.ViewAnnotationOptions.MASK, height=48, width=64
    )
    same(written, str(scratch / "mask.png"))


@known_to_fail("Items.upload", "a list of remote names is joined to the path as if it were one text")
def files_of_other_names():
    files = [str(picture("x.png", "red")), str(picture("y.png", "red"))]
    uploaded = dataset().items.upload(local_path=files, remote_name=["one.png", "two.png"], remote_path="/named")
    same(sorted(item.name for item in uploaded), ["one.png", "two.png"])


@known_to_fail("Organizations.cache_action", "it is about services, and the local platform runs none: 501")
def an_organization_has_a_cache():
    organization = dl.organizations.list()[0]
    same(dl.organizations.cache_action(organization_id=organization.id), True)


@known_to_fail("Datasets.set_readonly", "it only warns that it does nothing; an update with readonly works, and is a step")
def a_dataset_is_locked():
    made = dataset()
    made.project.datasets.set_readonly(state=True, dataset=made)
    same(made.project.datasets.get(dataset_id=made.id).readonly, True)
