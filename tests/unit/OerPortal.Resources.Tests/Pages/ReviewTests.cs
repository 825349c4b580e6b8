using System.Net;
using OerPortal.Cms.Security;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

public sealed class ReviewTests(ResourcesApp app)
{
    [Fact]
    public async Task An_approved_contribution_is_there_for_guests_and_its_teacher_is_told()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        using var reviewer = await app.SignInAsReviewerAsync();
        var title = $"Bài {Guid.CreateVersion7()}";
        var draft = await app.SubmitAsync(teacher, title);
        var submission = await app.SubmissionOfAsync(draft);
        (await reviewer.OpenAsync("/duyet")).ShouldSay(title);

        using var answer = await reviewer.PostFormAsync($"/duyet/{submission}", ResourcesApp.AllFine(), "form[action*=Approve]");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.WorkIsDoneAsync();

        var mine = await teacher.OpenAsync("/dong-gop");
        var address = mine.Document.QuerySelector("a[href*='/hoc-lieu/']")!.GetAttribute("href")!;
        (await app.Guest(teacher.Site).OpenAsync(address)).Heading.ShouldBe(title);
        (await teacher.OpenAsync("/toi/thong-bao")).ShouldSay($"“{title}” đã được phê duyệt và công bố");
    }

    [Fact]
    public async Task A_returned_contribution_comes_back_with_the_reviewers_words()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        using var reviewer = await app.SignInAsReviewerAsync();
        var draft = await app.SubmitAsync(teacher, "Bài cần sửa");
        var submission = await app.SubmissionOfAsync(draft);

        using var empty = await reviewer.PostAsync($"/duyet/{submission}?handler=Return", [new("Comment", " ")]);
        (await empty.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Viết vài lời để thầy cô biết cần sửa gì.");
        using var answer = await reviewer.PostAsync($"/duyet/{submission}?handler=Return", [new("Comment", "Câu 3 sai đáp án")]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.WorkIsDoneAsync();

        (await teacher.OpenAsync($"/dong-gop/{draft}")).ShouldSay("Câu 3 sai đáp án").ShouldSay("Gửi duyệt");
        (await teacher.OpenAsync("/toi/thong-bao")).ShouldSay("Câu 3 sai đáp án");
    }

    [Fact]
    public async Task Nobody_decides_on_their_own_contribution()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var draft = await app.SubmitAsync(librarian, "Của chính mình", Visibility.School);
        var submission = await app.SubmissionOfAsync(draft);

        (await librarian.OpenAsync($"/duyet/{submission}")).ShouldSay("Cần người khác duyệt");
        using var answer = await librarian.PostAsync($"/duyet/{submission}?handler=Approve", []);

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("cần một người khác duyệt");
        (await librarian.OpenAsync($"/dong-gop/{draft}")).ShouldSay("Đã gửi duyệt");
    }

    [Fact]
    public async Task A_schools_librarian_decides_on_what_only_the_school_sees_and_on_nothing_else()
    {
        var school = await app.CreateSchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var own = await app.SubmissionOfAsync(await app.SubmitAsync(teacher, "Chỉ trong trường", Visibility.School));
        var shared = await app.SubmissionOfAsync(await app.SubmitAsync(teacher, "Cho cả tỉnh", Visibility.Province));

        var queue = await librarian.OpenAsync("/duyet");
        queue.ShouldSay("Chỉ trong trường").ShouldNotSay("Cho cả tỉnh");
        (await librarian.OpenAsync($"/duyet/{own}")).Status.ShouldBe(HttpStatusCode.OK);
        (await librarian.OpenAsync($"/duyet/{shared}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var answer = await librarian.PostAsync($"/duyet/{shared}?handler=Approve", []);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(SiteRole.Librarian)]
    [InlineData(SiteRole.Reviewer)]
    [InlineData(SiteRole.SiteAdministrator)]
    public async Task A_submission_is_unknown_to_the_neighbour_school(SiteRole role)
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        using var neighbour = await app.SignInAsync(role, await app.CreateSchoolAsync());
        var submission = await app.SubmissionOfAsync(await app.SubmitAsync(teacher, "Bài của trường kia", Visibility.School));

        (await neighbour.OpenAsync($"/duyet/{submission}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var answer = await neighbour.PostAsync($"/duyet/{submission}?handler=Approve", []);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.OpenAsync("/duyet")).ShouldNotSay("Bài của trường kia");
    }

    [Fact]
    public async Task The_reviewer_sees_what_a_new_version_changes_while_the_old_one_stays()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school);
        using var teacher = app.SignIn(published.Teacher);
        using var reviewer = await app.SignInAsReviewerAsync();
        using var started = await teacher.PostFormAsync(published.Address, form: "form[method=post]");
        var draft = started.Headers.Location!.ToString().Split('/')[^1];
        using var sent = await teacher.PostAsync($"/dong-gop/{draft}?handler=Submit", await ResourcesApp.WithShownAsync(teacher, draft, ResourcesApp.Complete("Tên mới")));
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await reviewer.OpenAsync($"/duyet/{await app.SubmissionOfAsync(draft)}");

        page.ShouldSay("So với bản trước (bản 1)").ShouldSay("Tên mới");
        (await app.Guest().OpenAsync(published.Address)).ShouldNotSay("Tên mới");
    }

    [Fact]
    public async Task Teachers_and_guests_have_no_queue()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());

        (await teacher.GetAsync("/duyet")).StatusCode.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.Redirect);
        (await app.Guest().GetAsync("/duyet")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("/duyet?da-duyet=")]
    [InlineData("/duyet?da-tra=")]
    public async Task An_address_puts_no_words_into_the_portals_mouth(string address)
    {
        using var reviewer = await app.SignInAsReviewerAsync();
        (await reviewer.OpenAsync(address + "Hãy gọi số 0900")).ShouldNotSay("0900");
    }

    [Fact]
    public async Task What_was_decided_is_said_once()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        using var reviewer = await app.SignInAsReviewerAsync();
        var draft = await app.SubmitAsync(teacher, "Bài vừa được duyệt");
        using var approved = await reviewer.PostAsync($"/duyet/{await app.SubmissionOfAsync(draft)}?handler=Approve", ResourcesApp.AllFine());
        var next = approved.Headers.Location!.ToString();
        (await reviewer.OpenAsync(next)).TextOf("[role=status]").ShouldContain("Bài vừa được duyệt");
        (await reviewer.OpenAsync(next)).Document.QuerySelector("[role=status]").ShouldBeNull();
    }
}
