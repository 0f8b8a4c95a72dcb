"""Organizations, members, integrations, drivers, sign-in by key."""
import os

import dtlpy as dl
from PIL import Image

from ground import TOKEN, URL, same, scratch, stamp, step, world


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
