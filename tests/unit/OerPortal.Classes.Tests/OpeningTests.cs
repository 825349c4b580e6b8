using System.Net;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Classes.Tests;

public sealed class OpeningTests(ClassesApp app)
{
    [Fact]
    public async Task A_code_opens_what_only_the_school_sees_to_who_typed_it_and_to_nobody_else()
    {
        var (school, teacher, book) = await BookAsync(Visibility.School);
        using var maker = app.SignIn(teacher);
        using var pupil = app.Guest(school);
        using var other = app.Guest(school);
        (await maker.OpenAsync($"/hoc-lieu/{book.PublicId}")).ShouldSay("Dùng trong lớp");
        (await pupil.GetAsync($"/hoc-lieu/{book.PublicId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var code = await CodeAsync(maker, $"/dung-trong-lop/hoc-lieu/{book.PublicId}");
        using var door = await pupil.GetAsync($"/lop?ma={code.ToLowerInvariant()}");
        (await pupil.OpenAsync(door.Headers.Location!.ToString())).ShouldSay(book.Title);

        var page = await pupil.OpenAsync($"/hoc-lieu/{book.PublicId}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Answer.Headers.CacheControl!.Private.ShouldBeTrue("what was opened to one browser is kept by no other");
        (await pupil.GetAsync($"/an-pham/{book.FileId}/manifest.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync($"/hoc-lieu/{book.PublicId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync($"/an-pham/{book.FileId}/manifest.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_code_of_the_schools_own_is_unknown_at_the_portal_and_at_a_neighbour()
    {
        var (_, teacher, book) = await BookAsync(Visibility.School);
        using var maker = app.SignIn(teacher);
        var code = await CodeAsync(maker, $"/dung-trong-lop/hoc-lieu/{book.PublicId}");
        using var atPortal = app.Guest();
        using var neighbour = app.Guest(await app.CreateSchoolAsync());

        (await atPortal.OpenAsync($"/lop/{code}")).ShouldSay("Không có mã này").ShouldNotSay(book.Title);
        (await neighbour.OpenAsync($"/lop/{code}")).ShouldSay("Không có mã này").ShouldNotSay(book.Title);
        (await neighbour.GetAsync($"/hoc-lieu/{book.PublicId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_ended_code_says_so_with_the_next_step_and_opens_nothing_any_more()
    {
        var (school, teacher, book) = await BookAsync(Visibility.School);
        using var maker = app.SignIn(teacher);
        using var pupil = app.Guest(school);
        var code = await CodeAsync(maker, $"/dung-trong-lop/hoc-lieu/{book.PublicId}");
        await pupil.OpenAsync($"/lop/{code}");
        (await pupil.GetAsync($"/hoc-lieu/{book.PublicId}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await maker.PostFormAsync("/ma-lop", form: "form[action*='handler=End']")).Dispose();

        var ended = await pupil.OpenAsync($"/lop/{code}");
        ended.Status.ShouldBe(HttpStatusCode.Gone);
        ended.ShouldSay("Mã này đã hết hạn").ShouldSay("Nhờ thầy cô tạo mã mới");
        (await pupil.GetAsync($"/hoc-lieu/{book.PublicId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_for_all_opens_at_the_portal_and_a_sheet_for_the_wall_says_where()
    {
        var (_, teacher, book) = await BookAsync(Visibility.Public);
        using var maker = app.SignIn(teacher, app.Portal);
        var code = await CodeAsync(maker, $"/dung-trong-lop/hoc-lieu/{book.PublicId}");
        using var guest = app.Guest();

        (await guest.OpenAsync($"/lop/{code}")).ShouldSay(book.Title);
        var list = await maker.OpenAsync("/ma-lop");
        var sheet = list.Document.QuerySelector("a[href$='/in']")!.GetAttribute("href")!;
        (await maker.OpenAsync(sheet)).ShouldSay(code).ShouldSay("localhost/lop");
        (await app.Guest().GetAsync(sheet)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "a code is its maker's");
    }

    [Fact]
    public async Task Nobody_opens_what_they_do_not_teach_or_see()
    {
        var (school, teacher, book) = await BookAsync(Visibility.School);
        var draft = await app.PublishAsync(school, teacher, Visibility.School, isPublished: false);
        using var pupil = await app.SignInAsReaderAsync(school);
        using var elsewhere = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        using var maker = app.SignIn(teacher);

        foreach (var (who, id) in new[] { (pupil, book.PublicId), (elsewhere, book.PublicId), (maker, draft.PublicId) })
            (await who.GetAsync($"/dung-trong-lop/hoc-lieu/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_collection_opens_what_is_in_it()
    {
        var (school, teacher, book) = await BookAsync(Visibility.School);
        using var maker = app.SignIn(teacher);
        using var collected = await maker.PostAsync($"/bo-suu-tap/them/{book.PublicId}", [new("Heading", "Tiết 12")]);
        var collection = collected.Headers.Location!.ToString().Split('/')[^1];
        var code = await CodeAsync(maker, $"/dung-trong-lop/bo-suu-tap/{collection}");
        using var pupil = app.Guest(school);

        (await pupil.OpenAsync($"/lop/{code}")).ShouldSay("Tiết 12").ShouldSay(book.Title);
        (await pupil.GetAsync($"/hoc-lieu/{book.PublicId}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        // Only the code opens it: nobody else was let to find it.
        (await pupil.GetAsync($"/bo-suu-tap/{collection}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_a_school_keeps_for_itself_is_not_opened_at_the_portal_by_a_code_from_before()
    {
        var (school, teacher, book) = await BookAsync(Visibility.Public);
        using var maker = app.SignIn(teacher);
        using var collected = await maker.PostAsync($"/bo-suu-tap/them/{book.PublicId}", [new("Heading", "Tiết 13")]);
        var collection = collected.Headers.Location!.ToString().Split('/')[^1];
        var code = await CodeAsync(maker, $"/dung-trong-lop/bo-suu-tap/{collection}");
        var own = await app.PublishAsync(school, teacher, Visibility.School);
        (await maker.PostAsync($"/bo-suu-tap/them/{own.PublicId}", [new("collection", collection)])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var guest = app.Guest();

        (await guest.OpenAsync($"/lop/{code}")).ShouldSay(book.Title).ShouldNotSay(own.Title);
        (await guest.GetAsync($"{school.PathPrefix}/hoc-lieu/{own.PublicId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> CodeAsync(Visitor maker, string address)
    {
        using var made = await maker.PostFormAsync(address, form: "main form[method=post]");
        return (await maker.OpenAsync(made.Headers.Location!.ToString())).TextOf(".class-code");
    }

    private async Task<(Site School, TestPerson Teacher, PublishedBook Book)> BookAsync(Visibility visibility)
    {
        var school = await app.CreateSchoolAsync();
        var teacher = await app.CreatePersonAsync(SiteRole.Teacher, school);
        return (school, teacher, await app.PublishAsync(school, teacher, visibility));
    }
}
