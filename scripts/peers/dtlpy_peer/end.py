"""What is not there, and the end of everything."""
import dtlpy as dl

from ground import same, stamp, step, world


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
