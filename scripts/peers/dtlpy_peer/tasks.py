"""Tasks and assignments."""
import time

import dtlpy as dl

from ground import same, step, world


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
