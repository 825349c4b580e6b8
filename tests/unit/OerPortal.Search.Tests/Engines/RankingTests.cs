using OerPortal.Resources;
using OerPortal.Search.Models;
using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Engines;

public abstract class RankingTests(Library fixture)
{
    private readonly Library library = fixture.There();

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
