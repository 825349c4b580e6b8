using OerPortal.Resources;
using OerPortal.Search.Models;
using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Engines;

public abstract class RankingTests(IndexedLibrary fixture)
{
    private readonly IndexedLibrary library = fixture.There();

    [Fact]
    public async Task Title_before_people_before_description_before_text()
    {
        var inText = await library.PutAsync("Một", "Không có gì", passages: [("page=1", null, "Ở đây có mộc lan.")]);
        var inDescription = await library.PutAsync("Hai", "Hoa mộc lan");
        var inPeople = await library.PutAsync("Ba", people: ["Mộc Lan"]);
        var inTitle = await library.PutAsync("Bốn mùa mộc lan");

        (await library.FindAsync("mộc lan")).Hits.Select(h => h.ResourceId).ShouldBe([inTitle, inPeople, inDescription, inText]);
        (await library.FindAsync("moc lan")).Hits.Select(h => h.ResourceId).ShouldBe([inTitle, inPeople, inDescription, inText]);
    }

    [Fact]
    public async Task Side_by_side_before_scattered()
    {
        var scattered = await library.PutAsync("Tre và trúc", keywords: ["cúc vàng", "quạ đen"]);
        var sideBySide = await library.PutAsync("Sen", keywords: ["cúc quạ"]);

        (await library.FindAsync("cúc quạ")).Hits.Select(h => h.ResourceId).ShouldBe([sideBySide, scattered]);
        (await library.FindAsync("cuc qua")).Hits.Select(h => h.ResourceId).Take(2).ShouldBe([sideBySide, scattered]);
    }

    [Theory]
    [InlineData("vượn tuyết")]
    [InlineData("vuon tuyet")]
    [InlineData("vượn tuyết quanh hồ")]
    public async Task Words_that_stand_far_apart_in_a_text_are_no_match(string typed)
    {
        var beside = await library.PutAsync("Rừng già", passages: [("page=1", null, "Đàn vượn tuyết quanh hồ.")]);
        await library.PutAsync("Núi cao", passages: [("page=1", null, "Vượn hú trên cây. Cả đàn kéo về phía nam, nơi quanh năm ấm, có hồ rộng. Tuyết không bao giờ rơi.")]);
        await library.PutAsync("Biển cả", $"Vượn hú trên cây. {string.Join(' ', Enumerable.Repeat("Gió thổi qua làng.", 20))} Tuyết không rơi quanh bờ hồ.");

        var found = await library.FindAsync(typed);

        library.Titles(found).ShouldAllBe(title => title == "Rừng già");
        found.Hits.Select(h => h.ResourceId).ShouldContain(beside);
        found.Relaxed.ShouldBeFalse();
    }

    [Fact]
    public async Task Words_of_one_sentence_are_found_though_they_do_not_stand_side_by_side()
    {
        var close = await library.PutAsync("Đêm hè", passages: [("page=1", null, "Ngoài kia nhện giăng tơ.\nDơi bay, đom đóm sáng.")]);
        var sentence = await library.PutAsync("Đêm đông", passages: [("page=1", null, "Khi đom đóm đã đi ngủ từ lâu lắm rồi thì nhện vẫn còn ngồi chờ con mồi và dơi vẫn còn bay.")]);
        await library.PutAsync("Đêm thu", passages: [("page=1", null, "Đom đóm ngủ. Trăng lên rất cao trên ngọn núi phía bên kia sông. Nhện chờ. Gió lùa qua vách nứa suốt đêm. Dơi bay.")]);
        await library.PutAsync("Đêm riêng", visibility: Visibility.School, passages: [("page=1", null, "Nhện và dơi và đom đóm.")]);

        foreach (var typed in new[] { "dơi đom đóm nhện", "doi dom dom nhen" })
        {
            var found = await library.FindAsync(typed);

            found.Hits.Select(h => h.ResourceId).ShouldBe([close, sentence]);
            found.Total.ShouldBe(2);
            found.IsAsAsked.ShouldBeTrue();
            found.Hits.ShouldAllBe(hit => hit.Inside != null);
        }
    }

    [Fact]
    public async Task What_has_a_part_of_the_words_is_said_to_have_only_that()
    {
        await library.PutAsync("Đồi cát", passages: [("page=1", null, "Xương rồng nở hoa. Lạc đà đi qua. Mãi sau mới có trăng.")]);

        (await library.FindAsync("xương rồng trăng")).Relaxed.ShouldBeTrue();
    }

    [Fact]
    public async Task Words_may_be_spread_over_title_people_and_text()
    {
        var id = await library.PutAsync("Bầu trời", people: ["Nguyễn Thị Zyx"], passages: [("page=1", null, "Chòm sao Kwz rất sáng.")]);
        (await library.FindAsync("bau troi zyx kwz")).Hits.ShouldHaveSingleItem().ResourceId.ShouldBe(id);
    }

    [Fact]
    public async Task The_title_that_says_no_more_comes_first()
    {
        await library.PutAsync("Ôn tập hình trụ và hình nón cho kì thi");
        var whole = await library.PutAsync("Hình trụ");
        (await library.FindAsync("hình trụ")).Hits[0].ResourceId.ShouldBe(whole);
    }

    [Fact]
    public async Task Newest_and_title_order_are_kept()
    {
        await library.PutAsync("Xylophon B");
        await library.PutAsync("Xylophon Ă");
        await library.PutAsync("Xylophon A");

        (await library.TitlesAsync("xylophon", order: SearchOrder.Newest)).ShouldBe(["Xylophon A", "Xylophon Ă", "Xylophon B"]);
        (await library.TitlesAsync("xylophon", order: SearchOrder.Title)).ShouldBe(["Xylophon A", "Xylophon Ă", "Xylophon B"]);
    }

    [Fact]
    public async Task Titles_sort_as_Vietnamese_do()
    {
        foreach (var title in new[] { "Qqq đá", "Qqq da", "Qqq eo", "Qqq dũng" }) await library.PutAsync(title);
        (await library.TitlesAsync("qqq", order: SearchOrder.Title)).ShouldBe(["Qqq da", "Qqq dũng", "Qqq đá", "Qqq eo"]);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gaps_or_doubles()
    {
        var expected = new HashSet<Guid>();
        await library.TogetherAsync(async () =>
        {
            for (var i = 0; i < 145; i++)
                expected.Add(await library.PutAsync($"Trang số {i} nhiềutrang", i % 3 == 0 ? "nhiềutrang đặc biệt" : "", passages: i % 2 == 0 ? [("page=1", null, "đặc sản, biệt lập")] : null));
        });

        foreach (var query in new[] { "nhiềutrang", "nhieutrang trang" })
        {
            var seen = new List<Guid>();
            for (var page = 1; page <= 9; page++) seen.AddRange((await library.FindAsync(query, page: page)).Hits.Select(h => h.ResourceId));
            seen.Count.ShouldBe(145);
            seen.ToHashSet().SetEquals(expected).ShouldBeTrue();
        }

        (await library.FindAsync("nhiềutrang", page: 9)).Total.ShouldBe(145);
        (await library.FindAsync("nhiềutrang", page: 31)).Hits.ShouldBeEmpty();
        (await library.FindAsync("nhiềutrang", page: -1)).Hits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("đuôidài chuột", SearchOrder.Best, 17)]
    [InlineData("duoidai chuot", SearchOrder.Best, 20)]
    [InlineData("đuôidài", SearchOrder.Newest, 13)]
    [InlineData("đuôidài", SearchOrder.Title, 50)]
    [InlineData("", SearchOrder.Newest, 40)]
    [InlineData("", SearchOrder.Title, 99)]
    [InlineData("đuôidài", SearchOrder.MostRead, 13)]
    [InlineData("", SearchOrder.MostRead, 40)]
    public async Task A_list_goes_on_behind_a_place_to_the_last_one_in_the_order_of_its_pages(string typed, SearchOrder order, int count)
    {
        await PutTailsAsync();

        var walked = await WalkAsync(typed, order, count);

        walked.Count.ShouldBe((await library.FindAsync(typed, order: order)).Total);
        walked.ToHashSet().Count.ShouldBe(walked.Count);
        var pages = new List<Guid>();
        for (var page = 1; (await library.FindAsync(typed, order: order, page: page)).Hits is { Count: > 0 } hits; page++) pages.AddRange(hits.Select(hit => hit.ResourceId));
        walked.ShouldBe(pages);
    }

    [Fact]
    public async Task What_has_the_words_near_each_other_goes_on_too()
    {
        await library.TogetherAsync(async () =>
        {
            for (var i = 0; i < 3; i++) await library.PutAsync($"Sách xa {i}", passages: [("page=1", null, $"Gầnquanh con suối {i} có nhiều hoalạ nở.")]);
        });

        var walked = await WalkAsync("gầnquanh hoalạ", SearchOrder.Best, 2);

        (walked.Count, walked.Distinct().Count()).ShouldBe((3, 3));
    }

    [Fact]
    public async Task What_goes_away_meanwhile_leaves_no_gap()
    {
        await PutTailsAsync();
        var before = await WalkAsync("đuôidài chuột", SearchOrder.Best, 50);
        var first = await library.FindBehindAsync("đuôidài chuột", SearchOrder.Best, null, 60);
        var second = await library.FindBehindAsync("đuôidài chuột", SearchOrder.Best, first.Next, 60);

        await library.Engine.RemoveAsync(second.Hits[^1].ResourceId, long.MaxValue - 1, TestContext.Current.CancellationToken);

        var third = await library.FindBehindAsync("đuôidài chuột", SearchOrder.Best, second.Next, 60);
        third.Hits.Select(hit => hit.ResourceId).ShouldBe(before.Skip(120).Take(60));
    }

    [Fact]
    public async Task A_place_that_no_search_gave_is_only_a_place()
    {
        await PutTailsAsync();
        foreach (var text in new[] { "600-999-32767-1-00-0123456789abcdef0123456789abcdef-1-7", "0-1-0-0--0123456789abcdef0123456789abcdef-0-0", "600" })
        {
            foreach (var order in Enum.GetValues<SearchOrder>())
                (await library.FindBehindAsync("đuôidài", order, SearchMark.Read(text).ShouldNotBeNull(), 20)).Total.ShouldBeGreaterThan(0);
        }
    }

    // The library is one for all tests of an engine.
    private async Task PutTailsAsync()
    {
        if ((await library.FindAsync("đuôidài")).Total > 0) return;
        var tails = new List<Guid>();
        await library.TogetherAsync(async () =>
        {
            for (var i = 0; i < 230; i++)
                tails.Add(await library.PutAsync(
                    i % 3 == 0 ? $"Đuôidài chuột {i}" : i % 3 == 1 ? $"Đuôidài số {i} của chuột" : $"Chuyện {i}", i % 3 == 2 ? "đuôidài rất lạ, như chuột" : "",
                    passages: i % 2 == 0 ? [("page=1", null, "đuôidài chuột chạy")] : null));
        });
        for (var i = 0; i < 230; i += 7) await library.ReadByAsync(tails[i], 5 + (i % 4));
    }

    [Fact]
    public async Task What_most_people_read_comes_first_and_then_the_newest()
    {
        Guid[] all = [await library.PutAsync("Ếchđọc một"), await library.PutAsync("Ếchđọc hai"), await library.PutAsync("Ếchđọc ba"), await library.PutAsync("Ếchđọc bốn"), await library.PutAsync("Ếchđọc năm")];
        await library.ReadByAsync(all[1], 9);
        await library.ReadByAsync(all[0], 5);
        await library.ReadByAsync(all[3], 5);

        (await library.TitlesAsync("ếchđọc", order: SearchOrder.MostRead)).ShouldBe(["Ếchđọc hai", "Ếchđọc bốn", "Ếchđọc một", "Ếchđọc năm", "Ếchđọc ba"]);
        (await library.FindAsync("", order: SearchOrder.MostRead)).Total.ShouldBe((await library.FindAsync("")).Total);
    }

    private async Task<List<Guid>> WalkAsync(string typed, SearchOrder order, int count)
    {
        var walked = new List<Guid>();
        SearchMark? mark = null;
        do
        {
            var found = await library.FindBehindAsync(typed, order, mark, count);
            found.Hits.Count.ShouldBeLessThanOrEqualTo(count);
            walked.AddRange(found.Hits.Select(hit => hit.ResourceId));
            // As addresses carry it.
            mark = found.Next is { } next ? SearchMark.Read(next.Write()) : null;
            mark.ShouldBe(found.Next);
        }
        while (mark is not null);
        return walked;
    }

    [Fact]
    public async Task The_best_place_in_a_book_is_the_one_with_the_words_side_by_side()
    {
        var id = await library.PutAsync("Sổ tay thí nghiệm", passages:
        [
            ("c1.xhtml", "Chương 1", "Muối mỏ. Rồi rất lâu sau mới đến phần nói về tinh dầu."),
            ("c2.xhtml", "Chương 2", "Muối tinh được làm từ nước biển."),
        ]);
        var hit = (await library.FindAsync("muối tinh")).Hits.Single(h => h.ResourceId == id);
        hit.Inside!.Locator.ShouldBe("c2.xhtml");
    }

    [Fact]
    public async Task Places_inside_one_book_come_in_reading_order_and_from_no_other_book()
    {
        var id = await library.PutAsync("Cẩm nang ong", passages: [("c1", "Một", "Ong thợ bay."), ("c2", "Hai", "Không có gì."), ("c3", "Ba", "Tổ ong thợ.")]);
        await library.PutAsync("Sách khác", passages: [("x", null, "Ong thợ ở đây.")]);

        var places = await library.Engine.InsideAsync(id, "ong tho", 10, TestContext.Current.CancellationToken);
        places.Select(p => p.Locator).ShouldBe(["c1", "c3"]);
    }
}
