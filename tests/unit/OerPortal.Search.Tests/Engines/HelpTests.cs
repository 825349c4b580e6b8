using OerPortal.Search.Models;
using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Engines;

public abstract class HelpTests(IndexedLibrary fixture)
{
    private readonly IndexedLibrary library = fixture.There();

    [Theory]
    [InlineData("ngocj linh", "ngọc linh")]
    [InlineData("ngoc lihn", "ngọc linh")]
    [InlineData("thuyr ddieenj", "thủy điện")]
    [InlineData("miserabels", "misérables")]
    public async Task A_mistyped_word_is_mended(string typed, string meant) => (await library.FindAsync(typed)).DidYouMean.ShouldBe(meant);

    [Fact]
    public async Task A_title_that_reads_much_alike_is_offered() =>
        (await library.FindAsync("chiến tranh vàhoàbìnhz")).DidYouMean.ShouldBe("Chiến tranh và hòa bình");

    [Theory]
    [InlineData("cong chien", "cồng chiêng")]
    [InlineData("công chiên", "cồng chiêng")]
    [InlineData("cồng chiên", "cồng chiêng")]
    [InlineData("ruộng bật thang", "ruộng bậc thang")]
    [InlineData("nhà dông", "nhà rông")]
    public async Task Known_words_that_hardly_stand_together_are_mended_too(string typed, string meant)
    {
        if (!(await library.TitlesAsync("Nhà rông và cồng chiêng")).Contains("Nhà rông và cồng chiêng"))
        {
            await library.PutAsync("Nhà rông và cồng chiêng", "Lễ hội.", keywords: ["cồng chiêng", "nhà rông"]);
            await library.PutAsync("Mùa nước đổ", "Ảnh về ruộng bậc thang.", passages: [("page=1", null, "Công việc đồng áng. Quân ta chiến thắng. Bật đèn lên. Nhà đông người, trời nổi cơn dông.")]);
        }

        (await library.FindAsync(typed)).DidYouMean.ShouldBe(meant);
    }

    [Fact]
    public async Task What_was_surely_meant_is_shown_where_nothing_else_is()
    {
        var result = await library.FindAsync("ngocj linh");
        result.IsMended.ShouldBeTrue();
        library.Titles(result)[0].ShouldBe("Đường lên núi Ngọc Linh");
    }

    [Fact]
    public async Task When_no_resource_holds_all_words_those_with_some_are_shown()
    {
        var result = await library.FindAsync("đường lên núi Everest");
        result.Relaxed.ShouldBeTrue();
        library.Titles(result)[0].ShouldBe("Đường lên núi Ngọc Linh");
    }

    [Fact]
    public async Task Nothing_at_all_is_an_answer_too()
    {
        var result = await library.FindAsync("qwrtypsdfgh");
        result.ShouldBe(SearchResult.Nothing with { Facets = result.Facets, Hits = result.Hits });
    }

    [Fact]
    public async Task Suggestions_continue_the_last_word_and_need_two_letters()
    {
        (await library.Engine.SuggestAsync("ngoc l", Access.Guest, 8, TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Text.ShouldBe("Đường lên núi Ngọc Linh");
        (await library.Engine.SuggestAsync("n", Access.Guest, 8, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("hoà")]
    [InlineData("hoa bi")]
    [InlineData("thuỷ đ")]
    [InlineData("chiến tranh và hò")]
    [InlineData("victor")]
    [InlineData("truyện k")]
    public async Task Suggestions_come_for_every_way_of_typing(string typed) =>
        (await library.Engine.SuggestAsync(typed, Access.Guest, 8, TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
}
