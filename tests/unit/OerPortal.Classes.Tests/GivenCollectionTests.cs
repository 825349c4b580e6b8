using System.Net;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Classes.Tests;

/// <summary>Collections on the page of a class.</summary>
public sealed class GivenCollectionTests(ClassesApp app)
{
    [Fact]
    public async Task Pupils_of_the_class_see_what_their_teacher_gave_it_published_or_not()
    {
        var (school, librarian, its) = await app.ClassAsync("Y Blưm", "A Thút");
        var teacher = await app.CreatePersonAsync(SiteRole.Teacher, school);
        using (await librarian.PostAsync($"/quan-tri/lop/{its.Id}?handler=Teachers", [new("homeroom", $"{teacher.Id}")]))
        {
            var book = await app.PublishAsync(school, teacher);
            using var maker = app.SignIn(teacher);
            using var pupil = app.SignIn(await PupilAsync(school));
            using var other = await app.SignInAsReaderAsync(school);
            (await pupil.OpenAsync("/lop-em")).ShouldSay("Lớp 6A").ShouldSay("Thầy cô chưa đưa");

            using var collected = await maker.PostAsync($"/bo-suu-tap/them/{book.PublicId}", [new("Heading", "Cho lớp 6A")]);
            var id = collected.Headers.Location!.ToString().Split('/')[^1];
            using var given = await maker.PostAsync($"/dung-trong-lop/bo-suu-tap/{id}?handler=Give", [new("classId", $"{its.Id}")]);

            (await maker.OpenAsync(given.Headers.Location!.ToString())).ShouldSay("Đã đưa lên trang lớp.").ShouldSay("Cho lớp 6A");
            (await pupil.OpenAsync("/lop-em")).ShouldSay("Cho lớp 6A");
            (await pupil.OpenAsync($"/lop-em/{id}")).ShouldSay(book.Title);
            (await pupil.GetAsync($"/bo-suu-tap/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await other.GetAsync($"/lop-em/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await other.OpenAsync("/lop-em")).ShouldSay("Em chưa có tên trong lớp nào");

            using var ended = await maker.PostAsync($"/quan-tri/lop/{its.Id}?handler=TakeAway", [new("collectionId", id)]);
            (await pupil.GetAsync($"/lop-em/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Nobody_gives_what_is_not_theirs_or_to_a_class_they_do_not_teach()
    {
        var (school, _, its) = await app.ClassAsync("Y Blưm");
        var teacher = await app.CreatePersonAsync(SiteRole.Teacher, school);
        var book = await app.PublishAsync(school, teacher);
        using var maker = app.SignIn(teacher);
        using var colleague = await app.SignInAsTeacherAsync(school);
        using var collected = await maker.PostAsync($"/bo-suu-tap/them/{book.PublicId}", [new("Heading", "Của riêng tôi")]);
        var id = collected.Headers.Location!.ToString().Split('/')[^1];

        foreach (var who in new[] { maker, colleague })
        {
            using var given = await who.PostAsync($"/dung-trong-lop/bo-suu-tap/{id}?handler=Give", [new("classId", $"{its.Id}")]);
            given.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Who_keeps_the_classes_gives_to_each_of_them_and_to_none_elsewhere()
    {
        var (school, librarian, its) = await app.ClassAsync("Y Blưm");
        var (_, _, elsewhere) = await app.ClassAsync("A Thút");
        var book = await app.PublishAsync(school, await app.CreatePersonAsync(SiteRole.Teacher, school));
        using var collected = await librarian.PostAsync($"/bo-suu-tap/them/{book.PublicId}", [new("Heading", "Của thư viện")]);
        var id = collected.Headers.Location!.ToString().Split('/')[^1];

        using var refused = await librarian.PostAsync($"/dung-trong-lop/bo-suu-tap/{id}?handler=Give", [new("classId", $"{elsewhere.Id}")]);
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var given = await librarian.PostAsync($"/dung-trong-lop/bo-suu-tap/{id}?handler=Give", [new("classId", $"{its.Id}")]);
        (await librarian.OpenAsync(given.Headers.Location!.ToString())).ShouldSay("Của thư viện");
    }

    private async Task<TestPerson> PupilAsync(Site school)
    {
        var pupil = (await app.PupilsAsync(school))[0];
        return new TestPerson(pupil.PersonId, pupil.Name, $"{pupil.PersonId}", school, SiteRole.Reader);
    }
}
