package loopbook.client;

import static loopbook.filters.Conditions.dir;
import static loopbook.filters.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import loopbook.errors.AmbiguousName;
import loopbook.errors.BadRequest;
import loopbook.errors.LoopbookException;
import loopbook.errors.NotFound;
import loopbook.errors.PartialFailure;
import loopbook.shapes.Shapes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TasksTest extends LocalTest {
    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";
    private static final String CAT = "cat@example.com";

    private Dataset dataset;
    private Tasks tasks;

    @BeforeEach
    void fill() {
        dataset = project.datasets().create("pets");
        tasks = dataset.tasks();
        for (int i = 0; i < 6; i++) {
            String folder = i < 4 ? "/cats/" : "/dogs/";
            dataset.items().upload(bytes("picture " + i), folder + i + ".txt");
        }
    }

    private List<Item> cats() {
        return dataset.items().list(dir("/cats")).toList();
    }

    private static Assignment of(Task task, String assignee) {
        return task.assignments().list(s -> s.assignee(assignee)).first().orElseThrow();
    }

    @Test
    void aTaskIsMadeOfWhatMatchesAndSharedOut() {
        Instant due = Instant.parse("2030-05-01T12:00:00Z");

        Task task = tasks.create("cats", o -> o.where(dir("/cats"))
                .workload(Workload.generate(List.of(ANN, BOB), List.of(75, 25)))
                .due(due)
                .priority(TaskPriority.HIGH));

        assertThat(task.name()).isEqualTo("cats");
        assertThat(task.type()).isEqualTo(TaskType.ANNOTATION);
        assertThat(task.priority()).isEqualTo(TaskPriority.HIGH);
        assertThat(task.dueDate()).contains(due);
        assertThat(task.taskOwner()).isEqualTo(dl.info().user());
        assertThat(task.dataset()).isEqualTo(dataset);
        assertThat(task.totalItems()).isEqualTo(4);
        assertThat(task.getItems().toList()).isEqualTo(cats());
        assertThat(task.getItems(where("name").eq("1.txt")).count()).isEqualTo(1);
        assertThat(task.currentAssignments()).extracting(Assignment::annotator).containsExactly(ANN, BOB);
        assertThat(of(task, ANN).totalItems()).isEqualTo(3);
        assertThat(of(task, ANN).getItems().count()).isEqualTo(3);
        assertThat(of(task, BOB).task()).isEqualTo(task);
        assertThat(task.toString()).isEqualTo("Task(name='cats', id=" + task.id() + ", status='open', items=4)");
    }

    @Test
    void tasksAreFoundByNameIdAndWhatTheyAre() {
        Task cats = tasks.create("cats", o -> o.assignees(ANN));
        Task dogs = tasks.create("dogs", o -> o.where(dir("/dogs")).due(LocalDate.of(2030, 1, 1)));

        assertThat(tasks.get("cats")).isEqualTo(cats);
        assertThat(dl.tasks().byId(cats.id())).isEqualTo(cats);
        assertThat(project.tasks().find("birds")).isEmpty();
        assertThat(project.tasks().list().toList()).containsExactly(cats, dogs);
        assertThat(tasks.list(where("name").eq("dogs")).toList()).containsExactly(dogs);
        assertThat(tasks.list(s -> s.assignments(cats.assignmentIds().get(0))).toList())
                .containsExactly(cats);
        Instant year =
                LocalDate.of(2029, 1, 1).atStartOfDay(ZoneId.systemDefault()).toInstant();
        assertThat(tasks.list(s -> s.dueAfter(year)).toList()).containsExactly(dogs);
        assertThat(tasks.names("ca")).containsExactly("cats");
        assertThatThrownBy(() -> tasks.get("cast"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("did you mean 'cats'");
        tasks.create("cats");
        assertThatThrownBy(() -> tasks.get("cats")).isInstanceOf(AmbiguousName.class);
    }

    @Test
    void statusesAreGivenCountedAndTakenAway() {
        Task task = tasks.create("cats", o -> o.where(dir("/cats")).assignees(ANN));
        List<Item> cats = cats();

        assertThat(task.setStatus("completed", cats.get(0), cats.get(1)))
                .isEqualTo(Map.of(cats.get(0).id(), "completed", cats.get(1).id(), "completed"));
        cats.get(2).updateStatus("discard");
        of(task, ANN).setStatus("completed", cats.get(3));

        Task done = task.refresh();
        assertThat(done.status()).isEqualTo("completed");
        assertThat(done.progress()).isEqualTo(100);
        assertThat(done.itemStatus()).isEqualTo(Map.of("completed", 3, "discard", 1));
        assertThat(cats.get(2).refresh().status(task.id())).contains("discard");
        assertThat(cats.get(2).refresh().status(of(task, ANN).id())).contains("discard");

        task.clearStatus("completed", cats.get(0));
        cats.get(2).refresh().updateStatus("discard", StatusOptions::clear);
        of(task, ANN).clearStatus("completed", cats.get(3));

        assertThat(task.refresh().itemStatus()).isEqualTo(Map.of("completed", 1));
        assertThat(cats.get(0).refresh().status(task.id())).isEmpty();
    }

    @Test
    void manyItemsGetTheirStatusByQueryAndThoseThatDoNotAreNamed() {
        Task task = tasks.create("cats", o -> o.where(dir("/cats")).assignees(ANN));

        dataset.items().updateStatus(dir("/cats"), "completed", o -> o);

        assertThat(task.refresh().status()).isEqualTo("completed");
        assertThatThrownBy(() -> dataset.items().updateStatus(dir("/dogs"), "completed", o -> o))
                .isInstanceOf(PartialFailure.class)
                .hasMessageContaining("/dogs/4.txt")
                .hasMessageContaining("must provide assignment_id or task_id");
        Item dog = dataset.items().get("/dogs/4.txt");
        assertThatThrownBy(() -> task.setStatus("completed", dog, cats().get(0)))
                .isInstanceOf(PartialFailure.class)
                .hasMessageContaining("1 of 2 items")
                .hasMessageContaining(dog.id());
        assertThatThrownBy(() -> cats().get(0).updateStatus("finished"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("Unknown status 'finished'");
    }

    @Test
    void itemsJoinAndLeave() {
        Task task = tasks.create("cats", o -> o.where(dir("/cats")).assignees(ANN));
        Item dog = dataset.items().get("/dogs/4.txt");

        Task more = task.addItems(i -> i.items(dog).assignees(BOB));

        assertThat(more.totalItems()).isEqualTo(5);
        assertThat(of(task, BOB).getItems().toList()).containsExactly(dog);
        assertThat(task.totalItems()).isEqualTo(4);

        assertThat(task.removeItems(i -> i.where(dir("/cats"))).totalItems()).isEqualTo(1);
        assertThatThrownBy(() -> task.addItems(i -> i)).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> task.removeItems(i -> i.items(dog).limit(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void workIsHandedOverAndSharedOutAnew() {
        Task task = tasks.create("cats", o -> o.where(dir("/cats")).assignees(ANN));
        of(task, ANN).setStatus("completed", cats().get(0));

        Assignment bobs = of(task, ANN).reassign(BOB);

        assertThat(bobs.annotator()).isEqualTo(BOB);
        assertThat(bobs.totalItems()).isEqualTo(3);
        assertThat(of(task, ANN).status()).isEqualTo("done");

        List<Assignment> shared = bobs.redistribute(Workload.generate(BOB, CAT));

        assertThat(shared).extracting(Assignment::annotator).containsExactlyInAnyOrder(BOB, CAT);
        assertThat(shared.stream().mapToInt(Assignment::totalItems).sum()).isEqualTo(3);
        assertThat(task.refresh().totalItems()).isEqualTo(4);
    }

    @Test
    void anAssignmentIsMadeForSomebodyNew() {
        Task task = tasks.create("cats", o -> o.where(dir("/cats")).assignees(ANN));
        Item dog = dataset.items().get("/dogs/4.txt");

        Assignment cats = task.createAssignment(CAT, i -> i.items(dog));

        assertThat(cats.annotator()).isEqualTo(CAT);
        assertThat(cats.getItems().toList()).containsExactly(dog);
        assertThat(task.assignments().get(cats.name())).isEqualTo(cats);
        assertThat(project.assignments().list(s -> s.assignee(CAT)).toList()).containsExactly(cats);
        assertThat(project.assignments().getItems(cats.id()).count()).isEqualTo(1);
        assertThatThrownBy(() -> task.createAssignment(CAT, i -> i.items(dog)))
                .isInstanceOf(LoopbookException.class)
                .hasMessageContaining("has one already");
    }

    @Test
    void whatHasAStatusIsLookedThroughInATaskOfItsOwn() {
        Task task = tasks.create("cats", o -> o.where(dir("/cats")).assignees(ANN));
        task.setStatus("completed", cats().get(0), cats().get(1));

        Task review = task.createQaTask(o -> o.assignees(BOB));

        assertThat(review.name()).isEqualTo("cats_qa");
        assertThat(review.type()).isEqualTo(TaskType.QA);
        assertThat(review.parentTaskId()).contains(task.id());
        assertThat(review.getItems().toList()).isEqualTo(cats().subList(0, 2));
        assertThat(review.availableActions()).extracting(ItemAction::action).contains("approved");
        Item twice = cats().get(0);
        twice.updateStatus("approved", o -> o.task(review));
        assertThat(twice.refresh().status(review.id())).contains("approved");
        assertThat(twice.refresh().status(task.id())).contains("completed");
    }

    @Test
    void inAConsensusTaskSeveralWorkOnOneItemAndTheScoresSayHowTheyAgree() {
        Task task = tasks.createConsensusTask("agree", o -> o.where(dir("/cats"))
                .assignees(ANN, BOB)
                .consensusPercentage(50)
                .scoring(true));
        Item both = task.getItems().stream()
                .filter(item -> of(task, ANN).getItems().toList().contains(item)
                        && of(task, BOB).getItems().toList().contains(item))
                .findFirst()
                .orElseThrow();
        as(ANN).items().byId(both.id()).annotate(Shapes.box("Cat", 0, 0, 10, 10), Shapes.box("Dog", 20, 20, 30, 30));
        as(BOB).items().byId(both.id()).annotate(Shapes.box("Cat", 0, 0, 10, 10), Shapes.box("Bird", 20, 20, 30, 30));

        both.updateStatus("completed", o -> o.assignment(of(task, ANN)));
        assertThat(both.refresh().status(task.id())).isEmpty();
        both.updateStatus("completed", o -> o.assignment(of(task, BOB)));

        assertThat(both.refresh().status(task.id())).contains("completed");
        assertThat(task.taskScores().path("totalItemsCount").asInt()).isGreaterThan(0);
        var scores = both.taskScores(task.id()).path("items").valueStream().toList();
        assertThat(scores.stream()
                        .filter(score -> score.path("type").asString().equals("item_overall"))
                        .map(score -> score.path("value").asDouble()))
                .containsExactly(0.75);
        Annotation first = both.refresh().annotations().list().toList().get(0);
        assertThat(dataset.annotations()
                        .taskScores(first.id(), task.id(), 0, 10)
                        .path("items")
                        .valueStream()
                        .map(score -> score.path("type").asString()))
                .contains("annotation_iou", "annotation_label", "annotation_overall");
    }

    @Test
    void inAQualificationTaskEverybodyGetsEverything() {
        Task task = tasks.createQualificationTask("exam", o -> o.assignees(ANN, BOB, CAT));

        assertThat(task.currentAssignments()).extracting(Assignment::totalItems).containsExactly(6, 6, 6);
        assertThat(task.totalItems()).isEqualTo(6);
    }

    @Test
    void aChangeReturnsTheNewValue() {
        Task task = tasks.create("cats", o -> o.actions(ItemAction.of("to-check")));

        Task changed =
                task.update(u -> u.name("kittens").description("look closely").user("round", 2));

        assertThat(changed.name()).isEqualTo("kittens");
        assertThat(changed.description()).contains("look closely");
        assertThat(changed.metadata().path("user").path("round").asInt()).isEqualTo(2);
        assertThat(changed.availableActions()).extracting(ItemAction::action).containsExactly("to-check");
        assertThat(task.name()).isEqualTo("cats");
        Task withWork = changed.addItems(i -> i.where(dir("/dogs")).assignees(ANN));
        Assignment renamed =
                withWork.currentAssignments().get(0).update(u -> u.name("Ann's").user("k", 1));
        assertThat(renamed.name()).isEqualTo("Ann's");
        assertThat(renamed.refresh().metadata().path("user").path("k").asInt()).isEqualTo(1);
    }

    @Test
    void longWorkCanBeOrderedWithoutWaiting() {
        Task task = tasks.createJob("cats", o -> o.where(dir("/cats")).assignees(ANN))
                .await();

        assertThat(task.totalItems()).isEqualTo(4);
        assertThat(tasks.addItemsJob(task.id(), i -> i.where(dir("/dogs")))
                        .await()
                        .totalItems())
                .isEqualTo(6);
        assertThat(tasks.removeItemsJob(task.id(), i -> i.where(dir("/dogs")))
                        .await()
                        .totalItems())
                .isEqualTo(4);
        assertThat(task.assignments()
                        .reassignJob(of(task, ANN).id(), BOB)
                        .await()
                        .annotator())
                .isEqualTo(BOB);
        assertThat(task.assignments()
                        .redistributeJob(of(task, BOB).id(), Workload.generate(ANN, BOB))
                        .await())
                .hasSize(2);
        assertThat(tasks.deleteJob(task.id()).await().succeeded()).isTrue();
        assertThat(tasks.find("cats")).isEmpty();
    }

    @Test
    void aDeletedTaskIsNotFoundAndItsItemsStay() {
        Task task = tasks.create("cats", o -> o.assignees(ANN));
        Assignment assignment = of(task, ANN);

        tasks.delete("cats");

        assertThatThrownBy(task::refresh).isInstanceOf(NotFound.class);
        assertThatThrownBy(assignment::refresh).isInstanceOf(NotFound.class);
        assertThat(dataset.items().list().count()).isEqualTo(6);
        assertThat(dataset.items().get("/cats/0.txt").status(task.id())).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnyRequest() {
        assertThatThrownBy(() -> project.tasks().create("nowhere")).hasMessageContaining("dataset.tasks().create");
        assertThatThrownBy(() -> tasks.create("both", o -> o.batchSize(2).consensusPercentage(10)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("Consensus can not work as a pulling task");
        assertThatThrownBy(() -> Workload.generate(List.of(ANN, BOB), List.of(50, 40)))
                .isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> new Workload.Unit(ANN, 101)).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> dl.assignments().list()).isInstanceOf(BadRequest.class);
        assertThat(Workload.generate(ANN, BOB).add(CAT).units())
                .extracting(Workload.Unit::load)
                .containsExactly(34.0, 33.0, 33.0);
    }

    @Test
    void aTaskThatIsThereIsTakenInsteadOfMadeAgain() {
        Task first = tasks.create("cats");

        Task again = tasks.create("cats", o -> o.checkIfExists(where("name").eq("cats")));

        assertThat(again).isEqualTo(first);
        assertThat(tasks.list().count()).isEqualTo(1);
    }

    @Test
    void aStarInANameIsNoPattern() {
        tasks.create("abc");

        assertThatThrownBy(() -> tasks.get("a*")).isInstanceOf(NotFound.class).hasMessageContaining("abc");
        assertThatThrownBy(() -> tasks.delete("a*")).isInstanceOf(NotFound.class);
        assertThat(tasks.find("*")).isEmpty();
        assertThat(tasks.list().count()).isEqualTo(1);
    }

    @Test
    void anItemOfTwoTasksGetsItsStatusOnlyWhereOneSays() {
        Task one = tasks.create("one", o -> o.where(dir("/cats")));
        Task two = tasks.create("two", o -> o.where(dir("/cats")));
        Item cat = cats().get(0);

        assertThatThrownBy(() -> cat.updateStatus("completed"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("is in several tasks")
                .hasMessageContaining(one.id())
                .hasMessageContaining(two.id());
        cat.updateStatus("completed", o -> o.task(two));
        assertThat(two.refresh().progress()).isGreaterThan(0);
        assertThat(one.refresh().progress()).isZero();
    }
}
