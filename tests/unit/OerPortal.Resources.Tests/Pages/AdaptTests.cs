using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Ingest;
using OerPortal.Resources.Handlers;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>"Soạn lại": a work of one's own that begins as a copy of another's, and what the licence asks of it.</summary>
public sealed class AdaptTests(ResourcesApp app)
{
    [Fact]
    public async Task A_teacher_begins_from_what_another_school_gave_and_keeps_the_licence_and_the_names()
    {
        var original = await app.PublishAsync(await app.CreateSchoolAsync(), about: Samples.About("Bến nước") with { Licence = "cc-by-sa-4.0" });
        var school = await app.CreateSchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);
        (await teacher.OpenAsync(original.Address)).Document.QuerySelector($"a[href$='{original.Address}/soan-lai']").ShouldNotBeNull();
        (await teacher.OpenAsync($"{original.Address}/soan-lai")).ShouldSay("CC BY-SA 4.0");

        using var begun = await teacher.PostFormAsync($"{original.Address}/soan-lai");
        begun.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var draft = begun.Headers.Location!.ToString().Split('/')[^1];
        (await teacher.OpenAsync($"/dong-gop/{draft}")).ShouldSay("Soạn lại từ “Bến nước”").ShouldSay("duong-len-ngoc-linh.epub").Document.QuerySelector("input[value='Y Hnhân']").ShouldNotBeNull();
        app.Files.AllReady($"draft:{draft}");

        (await SubmitAsync(teacher, draft, "cc-by-4.0")).ShouldSay("chỉ được để: CC BY-SA 4.0");
        (await SubmitAsync(teacher, draft, "cc-by-sa-4.0")).ShouldNotSay("chỉ được để");
        using var reviewer = await app.SignInAsReviewerAsync();
        using (var approved = await reviewer.PostAsync($"/duyet/{await app.SubmissionOfAsync(draft)}?handler=Approve", ResourcesApp.AllFine()))
            approved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = (await app.Guest().OpenAsync($"/hoc-lieu/{await app.PublicIdOfAsync(draft)}")).ShouldSay("Bến nước, soạn cho lớp 6B");
        page.Document.QuerySelector($"main a[href$='{original.Address}']")!.TextContent.ShouldBe("Bến nước");
    }

    [Fact]
    public async Task A_copy_that_hangs_on_the_draft_before_the_page_knows_it_hangs_there_once()
    {
        var original = await app.PublishAsync(await app.CreateSchoolAsync(), about: Samples.About("Bến nước") with { Licence = "cc-by-4.0" });
        var person = await app.CreatePersonAsync(SiteRole.Teacher, await app.CreateSchoolAsync());
        using var teacher = app.SignIn(person);
        app.Files.Meanwhile[person.Id] = file => app.ActAsSystemAsync(services => services.GetRequiredService<DraftFilesHandler>()
            .HandleAsync(new FileReceived(file.Id, file.SiteId, person.Id, file.Holder), TestContext.Current.CancellationToken));

        using var begun = await teacher.PostFormAsync($"{original.Address}/soan-lai");

        begun.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await teacher.OpenAsync(begun.Headers.Location!.ToString());
        page.TextsOf("[data-file] b").ShouldBe(["duong-len-ngoc-linh.epub"]);
    }

    [Theory]
    [InlineData("cc-by-nd-4.0")]
    [InlineData("in-school")]
    public async Task Where_no_changed_works_may_be_passed_on_the_page_says_so(string licence)
    {
        var school = await app.CreateSchoolAsync();
        var original = await app.PublishAsync(school, about: Samples.About("Giữ nguyên") with { Licence = licence });
        using var teacher = await app.SignInAsTeacherAsync(school);

        (await teacher.OpenAsync(original.Address)).Document.QuerySelector("a[href$='/soan-lai']").ShouldBeNull();
        (await teacher.OpenAsync($"{original.Address}/soan-lai")).ShouldSay("Giấy phép không cho sửa");
        using var begun = await teacher.PostAsync($"{original.Address}/soan-lai", []);
        (await teacher.ReadAsync(begun)).ShouldSay("không cho phổ biến bản đã sửa");
    }

    [Fact]
    public async Task Who_contributes_nowhere_begins_nothing()
    {
        var original = await app.PublishAsync(await app.CreateSchoolAsync());
        using var pupil = await app.SignInAsReaderAsync(await app.CreateSchoolAsync());

        using var begun = await pupil.PostAsync($"{original.Address}/soan-lai", []);

        begun.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("cc-by-4.0", "cc-by-4.0 cc-by-sa-4.0 cc-by-nc-4.0 cc-by-nc-sa-4.0 cc-by-nd-4.0 cc-by-nc-nd-4.0 in-school")]
    [InlineData("cc-by-sa-4.0", "cc-by-sa-4.0")]
    [InlineData("cc-by-nc-4.0", "cc-by-nc-4.0 cc-by-nc-sa-4.0 cc-by-nc-nd-4.0 in-school")]
    [InlineData("cc-by-nc-sa-4.0", "cc-by-nc-sa-4.0")]
    [InlineData("cc-by-nd-4.0", "")]
    [InlineData("cc-by-nc-nd-4.0", "")]
    [InlineData("in-school", "")]
    public void A_licence_says_which_ones_may_follow_it(string original, string allowed)
        => string.Join(' ', Licences.ForWorksBasedOn(Licences.Find(original)!).Select(l => l.Code)).ShouldBe(allowed);

    private static async Task<Page> SubmitAsync(Visitor teacher, string draft, string licence)
    {
        var fields = ResourcesApp.Complete("Bến nước, soạn cho lớp 6B");
        fields[fields.FindIndex(f => f.Key == "Form.Licence")] = new("Form.Licence", licence);
        using var answer = await teacher.PostAsync($"/dong-gop/{draft}?handler=Submit", await ResourcesApp.WithShownAsync(teacher, draft, fields));
        return answer.StatusCode == HttpStatusCode.Redirect ? await teacher.OpenAsync($"/dong-gop/{draft}") : await teacher.ReadAsync(answer);
    }
}
