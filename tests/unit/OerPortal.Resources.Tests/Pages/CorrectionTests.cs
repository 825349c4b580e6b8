using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Data;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>"Góp ý sửa": what a field should be, from a reader to whose work it is and to the desk, and back.</summary>
public sealed class CorrectionTests(ResourcesApp app)
{
    [Fact]
    public async Task What_is_accepted_changes_the_draft_and_nothing_that_people_see()
    {
        var school = await app.CreateSchoolAsync();
        var resource = await app.PublishAsync(school, about: Samples.About("Truyện cỗ"));
        using var reader = await app.SignInAsReaderAsync();
        using var owner = app.SignIn(resource.Teacher);
        (await reader.OpenAsync(resource.Address)).ShouldSay("Góp ý sửa học liệu này");

        await SuggestAsync(reader, resource, "title", ("Wanted", "Truyện cổ"));

        (await owner.OpenAsync("/toi/thong-bao")).ShouldSay("Có người góp ý sửa “Truyện cỗ”");
        var list = await owner.OpenAsync("/dong-gop/gop-y");
        var address = list.Document.QuerySelector("td a")!.GetAttribute("href")!;
        (await owner.OpenAsync(address)).ShouldSay("Truyện cỗ").ShouldSay("Truyện cổ");
        using var accepted = await owner.PostAsync($"{address}?handler=Accept", []);
        accepted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.WorkIsDoneAsync();

        (await app.Guest().OpenAsync(resource.Address)).ShouldSay("Truyện cỗ").ShouldNotSay("Truyện cổ");
        var draft = (await owner.OpenAsync(address)).Document.QuerySelector("a[href*='/dong-gop/']:not([href$='gop-y'])")!.GetAttribute("href")!;
        (await owner.OpenAsync(draft)).Document.QuerySelector("#Form_Title")!.GetAttribute("value").ShouldBe("Truyện cổ");
        (await reader.OpenAsync("/toi/thong-bao")).ShouldSay("đã được nhận");
        (await reader.OpenAsync("/gop-y/cua-toi")).ShouldSay("Truyện cổ").ShouldSay("Đã nhận");
        (await TraceAsync(resource)).ShouldBe(resource.Teacher.Id);
        using var again = await owner.PostAsync($"{address}?handler=Decline", [new("Reason", "Thôi")]);
        (await owner.ReadAsync(again)).ShouldSay("Đã nhận ngày").ShouldNotSay("Không nhận, ngày");
    }

    [Fact]
    public async Task A_reviewer_declines_with_a_reason_and_leaves_the_licence_to_its_contributor()
    {
        var resource = await app.PublishAsync(await app.CreateSchoolAsync(), about: Samples.About("Sách có giấy phép"));
        using var reader = await app.SignInAsReaderAsync();
        using var reviewer = await app.SignInAsReviewerAsync();
        await SuggestAsync(reader, resource, "licence", ("Wanted", "cc0-1.0"));
        var address = await AddressAsync(resource);

        (await reviewer.OpenAsync(address)).ShouldSay("Giấy phép là lời của người đóng góp");
        using var accepted = await reviewer.PostAsync($"{address}?handler=Accept", []);
        (await reviewer.ReadAsync(accepted)).ShouldSay("Giấy phép là lời của người đóng góp");
        using var silent = await reviewer.PostAsync($"{address}?handler=Decline", [new("Reason", "")]);
        (await reviewer.ReadAsync(silent)).ShouldSay("Viết lí do");
        using var declined = await reviewer.PostAsync($"{address}?handler=Decline", [new("Reason", "Người đóng góp đã chọn.")]);
        await app.WorkIsDoneAsync();

        (await reader.OpenAsync("/toi/thong-bao")).ShouldSay("Người đóng góp đã chọn.");
        (await reader.OpenAsync("/gop-y/cua-toi")).ShouldSay("Không nhận").ShouldSay("Người đóng góp đã chọn.");
        (await reader.OpenAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Grades_bring_their_levels_and_words_in_a_file_lead_to_their_place()
    {
        var resource = await app.PublishAsync(await app.CreateSchoolAsync());
        using var teacher = await app.SignInAsTeacherAsync();
        using var owner = app.SignIn(resource.Teacher);
        await SuggestAsync(teacher, resource, "grades", ("Codes", "4"), ("Codes", "5"));
        using (await owner.PostAsync($"{await AddressAsync(resource)}?handler=Accept", []))
        {
            var about = await LatestAsync(resource);
            about.Grades.ShouldBe([4, 5]);
            about.Levels.ShouldBe(["tieu-hoc"]);
        }

        using var sent = await teacher.PostFormAsync($"{resource.Address}/gop-y?den=page%3D31", [new("Found", "năm 1954"), new("Wanted", "năm 1945")]);
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await owner.OpenAsync(await AddressAsync(resource));
        page.ShouldSay("năm 1954").ShouldSay("năm 1945");
        page.Document.QuerySelector("a[href*='/doc/']")!.GetAttribute("href")!.ShouldEndWith($"/doc/{resource.PublicId}?den=page%3D31");
    }

    [Fact]
    public async Task Nonsense_guests_and_makers_are_told()
    {
        var resource = await app.PublishAsync(await app.CreateSchoolAsync(), about: Samples.About("Như cũ"));
        using var reader = await app.SignInAsReaderAsync();
        using var owner = app.SignIn(resource.Teacher);
        (await app.Guest().GetAsync($"{resource.Address}/gop-y")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Guest().OpenAsync(resource.Address)).ShouldNotSay("Góp ý sửa");
        (await owner.GetAsync($"{resource.Address}/gop-y")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        foreach (var (field, name, value, said) in new[]
        {
            ("title", "Wanted", "Như cũ", "giống như đang ghi"), ("title", "Wanted", " ", "Viết điều nên có"), ("licence", "Wanted", "khong-co", "khong-co"),
            ("grades", "Codes", "13", "lớp"), ("subjects", "Codes", "khong-co", "khong-co"), ("text", "Wanted", "Đúng", "Chép lại"),
        })
        {
            using var answer = await reader.PostAsync($"{resource.Address}/gop-y?muc={field}", [new(name, value)]);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await reader.ReadAsync(answer)).TextsOf(".error").ShouldContain(error => error.Contains(said, StringComparison.OrdinalIgnoreCase), field);
        }

        (await reader.OpenAsync($"{resource.Address}/gop-y?muc=files")).ShouldSay("Điều gì chưa đúng?");
    }

    private async Task SuggestAsync(Visitor who, PublishedResource resource, string field, params (string Name, string Value)[] fields)
    {
        using var sent = await who.PostAsync($"{resource.Address}/gop-y?muc={field}", fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.WorkIsDoneAsync();
    }

    /// <summary>Of the one that waits.</summary>
    private async Task<string> AddressAsync(PublishedResource resource)
        => "/gop-y/" + await app.ActAsSystemAsync(s => s.GetRequiredService<ResourcesDbContext>().Corrections.OfAllSites()
            .Where(c => c.ResourceId == resource.Id && c.Decision == null).Select(c => c.PublicId).SingleAsync(TestContext.Current.CancellationToken));

    private Task<ResourceMetadata> LatestAsync(PublishedResource resource)
        => app.ActAsSystemAsync(s => s.GetRequiredService<ResourcesDbContext>().Versions.OfAllSites()
            .Where(v => v.ResourceId == resource.Id).OrderByDescending(v => v.Number).Select(v => v.Metadata).FirstAsync(TestContext.Current.CancellationToken));

    private Task<Guid> TraceAsync(PublishedResource resource)
        => app.ActAsSystemAsync(s => s.GetRequiredService<ResourcesDbContext>().DraftEdits.OfAllSites()
            .Where(e => e.Field == "title" && s.GetRequiredService<ResourcesDbContext>().Versions.OfAllSites().Any(v => v.Id == e.VersionId && v.ResourceId == resource.Id))
            .Select(e => e.EditedBy).SingleAsync(TestContext.Current.CancellationToken));
}
