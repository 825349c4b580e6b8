using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.Search.Jobs;
using OerPortal.Search.Models;
using OerPortal.Search.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Search.Tests.Pages;

public sealed class FindPageTests(SearchApp app)
{
    [Fact]
    public async Task A_guest_finds_a_resource_with_and_without_marks_and_sees_why()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(school, "Đường lên đỉnh Chư Mom Ray", "Mười hai truyện kể dưới chân núi.");
        using var guest = app.Guest();

        foreach (var query in new[] { "duong len dinh chu mom ray", "Đường lên đỉnh Chư Mom Ray", "\"chư mom ray\"" })
        {
            var page = await guest.OpenAsync("/tim?q=" + Uri.EscapeDataString(query));
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.Document.QuerySelector("ol.hits h3 a")!.GetAttribute("href").ShouldBe($"/hoc-lieu/{book.PublicId}");
            page.Document.QuerySelectorAll("ol.hits h3 mark").ShouldNotBeEmpty();
            page.Heading.ShouldContain($"1 học liệu cho “{query}”");
        }
    }

    [Fact]
    public async Task Words_in_a_book_lead_to_their_place()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(
            school, "Truyện kể làng Kon Hra", text: [new Passage(0, "Bến nước", "c1.xhtml", "Không có gì."), new Passage(1, "Chương 3", "c3.xhtml#p4", "Con đường bí ẩn qua thác Ialy bắt đầu từ bến nước.")]);
        using var guest = app.Guest();

        var page = await guest.OpenAsync("/tim?q=thac+ialy");
        page.TextOf(".inside").ShouldContain("Trong sách, Chương 3:");
        page.TextsOf(".inside mark").ShouldBe(["thác Ialy"]);
        var way = page.Document.QuerySelector(".inside a")!.GetAttribute("href")!;
        way.ShouldStartWith($"/doc/{book.PublicId}?den=c3.xhtml%23p4&tim=");
        Uri.UnescapeDataString(way).ShouldContain("qua thác Ialy bắt đầu từ bến nước");
        page.ShouldSay("Đang tìm cả các từ có dấu: “thác”. Gõ đủ dấu để chính xác hơn.");
    }

    [Fact]
    public async Task What_the_words_are_understood_to_name_is_said_and_can_be_switched_off()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Toán lớp 4, bài Qwzsoduoc");
        await app.PublishAsync(school, "Toán lớp 4, thêm Qwzsoduoc");
        using var guest = app.Guest();

        var page = await guest.OpenAsync("/tim?q=toan+lop+4+qwzsoduoc");
        page.TextOf(".found p .chip").ShouldStartWith("Toán · Lớp 4");
        page.TextsOf("ol.hits h3").Count.ShouldBe(2);

        var asTyped = await guest.OpenAsync(page.Document.QuerySelector(".found p .chip")!.GetAttribute("href")!);
        asTyped.ShouldSay("Đang tìm đúng chữ đã gõ.");
        asTyped.TextsOf("ol.hits h3").Count.ShouldBe(2);
        asTyped.Document.QuerySelectorAll(".found form input[name=dung-chu]").Length.ShouldBe(1);
        asTyped.Document.QuerySelectorAll(".find-box input[name=dung-chu]").ShouldBeEmpty();
        (await guest.OpenAsync("/tim?q=qwzsoduoc")).Document.QuerySelectorAll(".found p .chip").ShouldBeEmpty();
    }

    [Fact]
    public async Task Marks_in_titles_are_text_and_never_markup()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "<script>alert(1)</script> kí tự lạ", "<b>đậm</b> & \"ngoặc\"");
        using var guest = app.Guest();

        var page = await guest.OpenAsync("/tim?q=" + Uri.EscapeDataString("<script>alert kí tự lạ"));
        page.Document.QuerySelectorAll("main script:not([src]), main b.đậm").ShouldBeEmpty();
        page.TextOf("ol.hits h3").ShouldBe("<script>alert(1)</script> kí tự lạ");
    }

    [Fact]
    public async Task What_is_withdrawn_is_found_no_more()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(school, "Cổ tích Xagwithdrawn");
        using var guest = app.Guest();
        (await guest.OpenAsync("/tim?q=xagwithdrawn")).TextsOf("ol.hits h3").ShouldHaveSingleItem();

        using var reviewer = await app.SignInAsReviewerAsync();
        using var answer = await reviewer.PostFormAsync($"/hoc-lieu/{book.PublicId}/go-xuong", [new("Reason", "Nguồn tranh chưa rõ ràng.")]);
        ((int)answer.StatusCode).ShouldBeInRange(300, 399);
        await app.WorkIsDoneAsync();

        (await guest.OpenAsync("/tim?q=xagwithdrawn")).TextsOf("ol.hits h3").ShouldBeEmpty();
    }

    [Fact]
    public async Task Everybody_sees_what_they_may_and_counts_tell_no_more()
    {
        var school = await app.CreateSchoolAsync();
        var neighbour = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Bí mật Qwsecret của trường", visibility: Visibility.School, text: [new Passage(0, null, "c1", "chữ Qwinside chỉ trong trường")]);
        await app.PublishAsync(school, "Bí mật Qwsecret của tỉnh", visibility: Visibility.Province);

        using var guest = app.Guest();
        using var outsider = await app.SignInAsTeacherAsync(neighbour);
        using var member = await app.SignInAsReaderAsync(school);
        (await FoundAsync(guest, "qwsecret")).ShouldBe(0);
        (await FoundAsync(outsider, "qwsecret")).ShouldBe(1);
        (await FoundAsync(member, "qwsecret")).ShouldBe(2);
        (await FoundAsync(guest, "qwinside")).ShouldBe(0);
        (await FoundAsync(outsider, "qwinside")).ShouldBe(0);
        (await FoundAsync(member, "qwinside")).ShouldBe(1);
        (await guest.OpenAsync("/tim?q=qwsecre")).Document.QuerySelectorAll(".lead a").ShouldBeEmpty();
    }

    [Fact]
    public async Task Filters_stay_in_the_address_and_can_be_taken_away_one_by_one()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Lọc Fqfilter một", kind: "video", subject: "toan", grade: 6);
        await app.PublishAsync(school, "Lọc Fqfilter hai", kind: "bai-giang", subject: "toan", grade: 4);
        using var guest = app.Guest();

        var page = await guest.OpenAsync("/tim?q=fqfilter&cap=thcs&loai=video&cap=khong-co");
        page.TextsOf("ol.hits h3").ShouldBe(["Lọc Fqfilter một"]);
        page.Document.QuerySelectorAll("a.chip.on").Select(a => a.GetAttribute("href")).ShouldBe(["/tim?q=fqfilter&loai=video", "/tim?q=fqfilter&cap=thcs"]);
        page.Document.QuerySelectorAll("form[data-filters] input[type=checkbox][checked]").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}")
            .ShouldBe(["cap=thcs", "loai=video"]);
        page.Document.QuerySelector("form[data-filters] input[name=q]")!.GetAttribute("value").ShouldBe("fqfilter");

        var nothing = await guest.OpenAsync("/tim?q=fqfilter&cap=thpt");
        nothing.Document.QuerySelector(".empty a")!.GetAttribute("href").ShouldBe("/tim?q=fqfilter");
    }

    [Fact]
    public async Task A_school_site_can_keep_to_its_own()
    {
        var school = await app.CreateSchoolAsync();
        var neighbour = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Trường này Wsown");
        await app.PublishAsync(neighbour, "Trường kia Wsown");
        using var guest = app.Guest(school);

        (await guest.OpenAsync("/tim?q=wsown")).TextsOf("ol.hits h3").Count.ShouldBe(2);
        var own = await guest.OpenAsync("/tim?q=wsown&truong=1");
        own.TextsOf("ol.hits h3").ShouldBe(["Trường này Wsown"]);
        own.Document.QuerySelector("ol.hits h3 a")!.GetAttribute("href")!.ShouldStartWith(school.PathPrefix + "/hoc-lieu/");
        own.TextsOf("nav.chips a").ShouldBe(["Toàn tỉnh", "Chỉ trường này"]);
        own.Document.QuerySelector("nav.chips a:not([aria-current])")!.GetAttribute("href").ShouldBe(school.PathPrefix + "/tim?q=wsown");
    }

    [Theory]
    [InlineData("/tim", false)]
    [InlineData("/tim?mon=toan", false)]
    [InlineData("/tim?mon=toan&cap=thcs", true)]
    [InlineData("/tim?q=toan", true)]
    [InlineData("/tim?mon=toan&sap-xep=ten", true)]
    public async Task Crawlers_are_kept_from_endless_combinations(string address, bool closed)
    {
        using var guest = app.Guest();
        var page = await guest.OpenAsync(address);
        (page.Document.QuerySelector("meta[name=robots]")?.GetAttribute("content")?.Contains("noindex", StringComparison.Ordinal) ?? false).ShouldBe(closed);
    }

    [Theory]
    [InlineData("/tim?q=%00%01")]
    [InlineData("/tim?q=%FF%FE")]
    [InlineData("/tim?q='%20OR%201=1;--")]
    [InlineData("/tim?q=%22%22%22")]
    [InlineData("/tim?q=%26%7C!%3C-%3E:*()")]
    [InlineData("/tim?q=a&trang=-1")]
    [InlineData("/tim?q=a&trang=99999999999999")]
    [InlineData("/tim?trang=abc&sap-xep=xyz&cap=%00&lop=13&ngon-ngu=<x>")]
    [InlineData("/api/search/suggestions")]
    [InlineData("/api/search/suggestions?q=%00'%22%5C")]
    public async Task Whatever_stands_in_the_address_is_answered(string address)
    {
        using var guest = app.Guest();
        (await guest.OpenAsync(address)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_thousand_characters_are_answered()
    {
        using var guest = app.Guest();
        foreach (var piece in new[] { "đường ", "?", "\"x\" " })
            (await guest.OpenAsync("/tim?q=" + Uri.EscapeDataString(string.Concat(Enumerable.Repeat(piece, 2000 / piece.Length))))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_empty_result_helps_on()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Nhật thực Zurich", subject: "vat-li");
        using var guest = app.Guest();

        var page = await guest.OpenAsync("/tim?q=zzxxqqy");
        page.ShouldSay("Chưa tìm thấy học liệu nào");
        page.Document.QuerySelectorAll(".subjects a.subject").ShouldNotBeEmpty();
        var mistyped = await guest.OpenAsync("/tim?q=" + Uri.EscapeDataString("nhật thực zurihc"));
        mistyped.ShouldSay("Dưới đây là kết quả cho “nhật thực zurich”");
        mistyped.ShouldSay("Nhật thực Zurich");
        var asTyped = await guest.OpenAsync("/tim?dung-chu=1&q=" + Uri.EscapeDataString("nhật thực zurihc"));
        asTyped.Document.QuerySelector(".lead a")!.GetAttribute("href").ShouldBe("/tim?q=" + Uri.EscapeDataString("nhật thực zurich") + "&dung-chu=1");
    }

    [Fact]
    public async Task The_page_speaks_English_too()
    {
        using var guest = app.Guest();
        guest.Client.DefaultRequestHeaders.Add("Cookie", "oer.lang=en");
        var page = await guest.OpenAsync("/tim?q=zzxxqqy");
        page.ShouldSay("Nothing found yet");
        page.ShouldNotSay("học liệu nào");
    }

    [Fact]
    public async Task A_rebuild_puts_back_what_is_missing_and_takes_out_what_is_gone()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(school, "Dựng lại Rbrebuild");
        var engine = app.Services.GetRequiredService<Indexes>().Find(Indexes.Postgres)!;
        await engine.RemoveAsync(book.Id, (await RecordAsync(book)).Number, TestContext.Current.CancellationToken);
        var stray = Guid.CreateVersion7();
        var strayed = new SearchDocument(
            stray, school.Id, Visibility.Public, app.Clock.GetUtcNow(), "Lạc loài Rbstray", [], [], [], [], "", new FacetValues([], [], [], "khac", "cc-by-4.0", "vi"), Number: 1);
        await engine.PutAsync([new SearchEntry(strayed, AsyncEnumerable.Empty<SearchPassage>())], TestContext.Current.CancellationToken);

        var code = await app.ActAsSystemAsync(services => services.GetServices<IPortalVerb>().Single(verb => verb.Name == "search-rebuild")
            .RunAsync([], TestContext.Current.CancellationToken));

        code.ShouldBe(0);
        var indexed = await engine.IndexedAsync(TestContext.Current.CancellationToken);
        indexed.ShouldContain(book.Id);
        indexed.ShouldNotContain(stray);
    }

    [Fact]
    public async Task A_rebuild_that_was_stopped_goes_on_where_it_was()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Dựng dở Rbhalf");
        await ActAsync(async rebuild => await Should.ThrowAsync<OperationCanceledException>(
            () => rebuild.RunAsync(Indexes.Postgres, (_, _) => throw new OperationCanceledException(), TestContext.Current.CancellationToken)));
        // As if the stop had come behind the last record: what lies before is not indexed once more.
        var data = app.Services.GetRequiredService<NpgsqlDataSource>();
        await using var connection = await data.OpenConnectionAsync(TestContext.Current.CancellationToken);
        (await connection.ExecuteAsync("UPDATE search.rebuild SET number = until, documents = 7")).ShouldBe(1);

        (await ActAsync(rebuild => rebuild.RunAsync(Indexes.Postgres, (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken))).ShouldBe(7);

        (await connection.ExecuteScalarAsync<int>("SELECT count(*)::integer FROM search.rebuild")).ShouldBe(0);
        (await FoundAsync(app.Guest(), "Rbhalf")).ShouldBe(1);
        (await ActAsync(rebuild => rebuild.RunAsync(Indexes.Postgres, (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken))).ShouldBeGreaterThan(0);
    }

    private Task<T> ActAsync<T>(Func<RebuildIndexJob, Task<T>> act) =>
        app.ActAsSystemAsync(services => act(ActivatorUtilities.CreateInstance<RebuildIndexJob>(services)));

    private async Task<PublicRecord<ResourceDocument>> RecordAsync(Published book) =>
        (await app.ActAsSystemAsync(services => services.GetRequiredService<IResources>().RecordAsync(book.Id, TestContext.Current.CancellationToken)))!;

    private static async Task<int> FoundAsync(Visitor visitor, string query) => (await visitor.OpenAsync("/tim?q=" + query)).TextsOf("ol.hits h3").Count;

    [Fact]
    public async Task A_question_of_any_length_makes_no_large_page()
    {
        using var guest = app.Guest();
        var plain = await LengthAsync("a");
        (await LengthAsync(new string('a', 20_000)) - plain).ShouldBeLessThan(50_000, "the question stands in every link");

        async Task<int> LengthAsync(string question)
        {
            using var answer = await guest.GetAsync("/tim?q=" + question);
            return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }
    }
}
