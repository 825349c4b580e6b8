using System.Text.Json;
using OerPortal.Search.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Search.Tests.Pages;

public sealed class FilterTests(SearchApp app)
{
    [Fact]
    public async Task Schools_stand_in_the_address_by_their_slug_and_on_the_page_by_their_name()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Sông Bla");
        var other = await app.CreateSchoolAsync("Trường THCS Sông Thao");
        await app.PublishAsync(school, "Hai trường Scslug một");
        await app.PublishAsync(other, "Hai trường Scslug hai");
        using var guest = app.Guest();

        var page = await guest.OpenAsync("/tim?q=scslug");
        page.Document.QuerySelectorAll("input[name=truong-hoc]").Select(box => box.GetAttribute("value")).ShouldBe([school.Slug, other.Slug], ignoreOrder: true);
        page.Document.QuerySelector($"input[name=truong-hoc][value={school.Slug}]")!.ParentElement!.TextContent.ShouldStartWith("Trường THCS Sông Bla");

        var chosen = await guest.OpenAsync($"/tim?q=scslug&truong-hoc={school.Slug}&truong-hoc=khong-co&nam=20x6&dinh-dang=exe");
        chosen.TextsOf("ol.hits h3").ShouldBe(["Hai trường Scslug một"]);
        chosen.Document.QuerySelectorAll("a.chip.on").Select(a => a.GetAttribute("href")).ShouldBe(["/tim?q=scslug"]);
        (await CountAsync(guest, $"q=scslug&truong-hoc={school.Slug}&truong-hoc={other.Slug}")).ShouldBe((2, "Xem 2 kết quả"));
        (await CountAsync(guest, "q=scslug&loai=video")).ShouldBe((0, "Không có kết quả nào"));
    }

    [Fact]
    public async Task Years_and_formats_are_those_of_publication_here_and_of_the_files()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Định dạng Fmyear một", kind: "video");
        await app.PublishAsync(school, "Định dạng Fmyear hai");
        var year = app.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).Year;
        using var guest = app.Guest();

        (await guest.OpenAsync($"/tim?q=fmyear&nam={year}&dinh-dang=epub")).TextsOf("a.chip.on").Select(text => text.Split(' ')[0]).ShouldBe(["Sách", $"{year}"]);
        (await guest.OpenAsync($"/tim?q=fmyear&nam={year}&dinh-dang=epub")).TextsOf("ol.hits h3").Count.ShouldBe(2);
        (await guest.OpenAsync($"/tim?q=fmyear&nam={year - 1}")).TextsOf("ol.hits h3").Count.ShouldBe(0);
        (await guest.OpenAsync("/tim?q=fmyear&dinh-dang=pdf")).TextsOf("ol.hits h3").Count.ShouldBe(0);
        (await guest.OpenAsync("/tim?q=fmyear&dinh-dang=ngoai-tuyen")).TextsOf("ol.hits h3").Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_school_that_has_nothing_points_to_the_province()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(await app.CreateSchoolAsync(), "Chỉ trường kia có Nhere");
        using var guest = app.Guest(school);

        var page = await guest.OpenAsync("/tim?q=nhere&truong=1");
        page.ShouldSay("Các trường khác trong tỉnh có thể đã có.");
        page.Document.QuerySelector(".empty a")!.GetAttribute("href").ShouldBe(school.PathPrefix + "/tim?q=nhere");
    }

    [Theory]
    [InlineData("/tim", "Tìm học liệu")]
    [InlineData("/tim?lop=4&mon=toan", "Toán · Lớp 4 – Tìm học liệu")]
    [InlineData("/tim?q=ph%C3%A2n+s%E1%BB%91&cap=tieu-hoc&mon=toan", "phân số · Toán · Tiểu học – Tìm học liệu")]
    public async Task Titles_tell_searches_apart(string address, string title)
    {
        using var guest = app.Guest();
        (await guest.OpenAsync(address)).Document.Title!.ShouldStartWith(title);
    }

    private static async Task<(int, string?)> CountAsync(Visitor visitor, string query)
    {
        using var answer = await visitor.GetAsync("/api/search/count?" + query);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (json.RootElement.GetProperty("total").GetInt32(), json.RootElement.GetProperty("text").GetString());
    }
}
