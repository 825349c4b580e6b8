using System.Net;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

public sealed class CollectionsTests(ResourcesApp app)
{
    [Fact]
    public async Task A_teacher_gathers_orders_and_removes_without_scripts()
    {
        var school = await app.CreateSchoolAsync();
        var first = await app.PublishAsync(school, about: Samples.About("Truyện một"));
        var second = await app.PublishAsync(school, about: Samples.About("Truyện hai"));
        using var teacher = await app.SignInAsTeacherAsync(school);

        using var made = await teacher.PostFormAsync($"/bo-suu-tap/them/{first.PublicId}", [new("Heading", "Truyện kể quê em")]);
        var address = made.Headers.Location!.ToString();
        var id = address.Split('/')[^1];
        using var added = await teacher.PostFormAsync($"/bo-suu-tap/them/{second.PublicId}", [new("collection", id)]);
        (await teacher.OpenAsync(address)).TextsOf(".shelf h3").ShouldBe(["Truyện một", "Truyện hai"]);

        using var moved = await teacher.PostAsync($"/bo-suu-tap/{id}/sap-xep?handler=Move&by=-1", [new("resourceId", second.Id.ToString())]);
        (await teacher.OpenAsync(address)).TextsOf(".shelf h3").ShouldBe(["Truyện hai", "Truyện một"]);

        using var removed = await teacher.PostAsync($"/bo-suu-tap/{id}/sap-xep?handler=Remove", [new("resourceId", first.Id.ToString())]);
        await app.PublishCollectionAsync(teacher, id);
        (await app.Guest(school).OpenAsync(address)).TextsOf(".shelf h3").ShouldBe(["Truyện hai"]);
        (await app.Guest(school).OpenAsync("/bo-suu-tap")).ShouldSay("Truyện kể quê em");
    }

    [Fact]
    public async Task A_collection_is_unknown_at_the_neighbours_site_and_only_its_owner_edits_it()
    {
        var school = await app.CreateSchoolAsync();
        var neighbourSchool = await app.CreateSchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);
        using var colleague = await app.SignInAsTeacherAsync(school);
        using var neighbour = await app.SignInAsTeacherAsync(neighbourSchool);
        var id = await ResourcesApp.CollectAsync(teacher, "Của tôi", await app.PublishAsync(school));

        (await colleague.OpenAsync($"/bo-suu-tap/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await app.PublishCollectionAsync(teacher, id);
        (await neighbour.OpenAsync($"/bo-suu-tap/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await colleague.OpenAsync($"/bo-suu-tap/{id}")).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var other in new[] { colleague, neighbour })
        {
            (await other.OpenAsync($"/bo-suu-tap/{id}/sua")).Status.ShouldBe(HttpStatusCode.NotFound);
            using var deleted = await other.PostAsync($"/bo-suu-tap/{id}/sua?handler=Delete", []);
            deleted.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_guest_sees_only_the_public_part_and_nothing_of_a_wholly_hidden_collection()
    {
        var school = await app.CreateSchoolAsync();
        var hidden = await app.PublishAsync(school, Visibility.School, Samples.About("Kín trong trường"));
        using var teacher = app.SignIn(hidden.Teacher);
        var id = await ResourcesApp.CollectAsync(teacher, "Của tôi", hidden);
        await app.PublishCollectionAsync(teacher, id);
        (await app.Guest(school).OpenAsync($"/bo-suu-tap/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);

        var open = await app.PublishAsync(school, about: Samples.About("Mở cho mọi người"));
        using var added = await teacher.PostFormAsync($"/bo-suu-tap/them/{open.PublicId}", [new("collection", id)]);

        (await app.Guest(school).OpenAsync($"/bo-suu-tap/{id}")).ShouldSay("Mở cho mọi người").ShouldNotSay("Kín trong trường");
    }
}
