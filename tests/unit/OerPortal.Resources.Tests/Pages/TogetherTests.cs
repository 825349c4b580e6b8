using System.Net;
using System.Text.Json;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>Colleagues who work on a draft together.</summary>
public sealed class TogetherTests(ResourcesApp app)
{
    [Fact]
    public async Task A_colleague_who_is_asked_edits_along_and_whoever_leaves_is_a_stranger_again()
    {
        var school = await app.CreateSchoolAsync();
        using var owner = await app.SignInAsTeacherAsync(school);
        using var colleague = await app.SignInAsTeacherAsync(school);
        var draft = await app.StartDraftAsync(owner);
        (await colleague.OpenAsync($"/dong-gop/{draft}")).Status.ShouldBe(HttpStatusCode.NotFound);

        await InviteAsync(owner, draft, colleague);
        await app.WorkIsDoneAsync();
        (await colleague.OpenAsync("/toi/thong-bao")).ShouldSay($"{owner.Person.DisplayName} mời thầy cô cùng soạn");
        (await colleague.OpenAsync($"/dong-gop/{draft}")).Status.ShouldBe(HttpStatusCode.NotFound, "asked is not yet agreed");
        (await owner.OpenAsync($"/dong-gop/{draft}/cung-soan")).ShouldSay("chưa trả lời");
        (await colleague.OpenAsync($"/dong-gop/{draft}/cung-soan")).ShouldSay($"{owner.Person.DisplayName} mời thầy cô cùng soạn học liệu này");
        await AcceptAsync(colleague, draft);
        (await colleague.OpenAsync("/dong-gop")).Document.QuerySelector($"a[href$='/dong-gop/{draft}']").ShouldNotBeNull();
        using (await colleague.PostFormAsync($"/dong-gop/{draft}", [new("Form.Title", "Cùng nhau viết"), new("Form.Visibility", "School")], "#draft"))
            (await owner.OpenAsync($"/dong-gop/{draft}")).ShouldSay($"{colleague.Person.DisplayName} đã lưu nháp lúc").Heading.ShouldBe("Cùng nhau viết");
        // Who may see it is the owner's to say.
        (await owner.OpenAsync($"/dong-gop/{draft}")).Document.QuerySelector("[name='Form.Visibility'][checked]")!.GetAttribute("value").ShouldBe("Public");
        (await colleague.OpenAsync($"/dong-gop/{draft}/xoa")).Status.ShouldBe(HttpStatusCode.NotFound);

        using (await colleague.PostFormAsync($"/dong-gop/{draft}/cung-soan", form: "form[action*=Part]"))
            (await colleague.OpenAsync($"/dong-gop/{draft}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_who_save_at_once_both_keep_their_fields_and_are_asked_where_they_wrote_the_same()
    {
        var school = await app.CreateSchoolAsync();
        using var owner = await app.SignInAsTeacherAsync(school);
        using var colleague = await app.SignInAsTeacherAsync(school);
        var draft = await app.StartDraftAsync(owner);
        await InviteAsync(owner, draft, colleague);
        await AcceptAsync(colleague, draft);
        var shown = (await owner.OpenAsync($"/dong-gop/{draft}")).Document.QuerySelector("#Form_Shown")!.GetAttribute("value")!;
        Task<HttpResponseMessage> SaveAsync(Visitor who, string title, string description, string handler)
            => who.PostAsync($"/dong-gop/{draft}{handler}", [.. ResourcesApp.Complete(title).Where(f => f.Key != "Form.Description"), new("Form.Description", description), new("Form.Shown", shown)]);

        using (await SaveAsync(colleague, "Tên chung", "Lời của đồng nghiệp.", "?handler=Autosave"))
        using (var mine = await SaveAsync(owner, "Tên chung", "Truyện kể.", "?handler=Autosave"))
        using (var answer = JsonDocument.Parse(await mine.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)))
        {
            answer.RootElement.GetProperty("saved").GetBoolean().ShouldBeTrue();
            // The form goes on from what it shows.
            answer.RootElement.GetProperty("shown").GetInt32().ShouldBe(int.Parse(shown, System.Globalization.CultureInfo.InvariantCulture));
        }

        (await owner.OpenAsync($"/dong-gop/{draft}")).Document.QuerySelector("#Form_Description")!.TextContent.ShouldContain("Lời của đồng nghiệp.");

        using var disputed = await SaveAsync(owner, "Tên chung", "Lời của tôi.", "");
        var page = await owner.ReadAsync(disputed);
        page.ShouldSay($"{colleague.Person.DisplayName} vừa sửa cùng mục với thầy cô: Mô tả ngắn");
        page.Document.QuerySelector("#Form_Description")!.TextContent.ShouldContain("Lời của tôi.");
        page.Document.QuerySelector("#Form_Shown")!.GetAttribute("value").ShouldNotBe(shown);
    }

    [Fact]
    public async Task Nobody_of_another_school_is_asked_and_nobody_but_the_owner_asks()
    {
        var school = await app.CreateSchoolAsync();
        using var owner = await app.SignInAsTeacherAsync(school);
        using var colleague = await app.SignInAsTeacherAsync(school);
        using var third = await app.SignInAsTeacherAsync(school);
        using var stranger = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var draft = await app.StartDraftAsync(owner);

        using (var refused = await owner.PostAsync($"/dong-gop/{draft}/cung-soan?handler=Invite", [new("colleagueId", $"{stranger.Person.Id}")]))
            refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await InviteAsync(owner, draft, colleague);
        (await stranger.PostAsync($"/dong-gop/{draft}/cung-soan?handler=Accept", [])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using (var refused = await colleague.PostAsync($"/dong-gop/{draft}/cung-soan?handler=Invite", [new("colleagueId", $"{third.Person.Id}")]))
            refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_decides_on_what_they_worked_on()
    {
        var school = await app.CreateSchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var draft = await app.StartDraftAsync(teacher);
        await InviteAsync(teacher, draft, librarian);
        await AcceptAsync(librarian, draft);
        using (await teacher.PostAsync($"/dong-gop/{draft}?handler=Submit", await ResourcesApp.WithShownAsync(teacher, draft, ResourcesApp.Complete("Làm chung", Visibility.School))))
        using (var answer = await librarian.PostAsync($"/duyet/{await app.SubmissionOfAsync(draft)}?handler=Approve", ResourcesApp.AllFine()))
            (await librarian.ReadAsync(answer)).ShouldSay("cần một người khác duyệt");
    }

    private static async Task AcceptAsync(Visitor colleague, string draft)
    {
        using var answer = await colleague.PostAsync($"/dong-gop/{draft}/cung-soan?handler=Accept", []);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task InviteAsync(Visitor owner, string draft, Visitor colleague)
    {
        using var answer = await owner.PostAsync($"/dong-gop/{draft}/cung-soan?handler=Invite", [new("colleagueId", $"{colleague.Person.Id}")]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
