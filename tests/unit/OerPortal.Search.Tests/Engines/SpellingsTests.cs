using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Engines;

/// <summary>One thing in several spellings, words without their spaces, keys of an input method that was off.</summary>
public abstract class SpellingsTests(IndexedLibrary fixture) : IAsyncLifetime
{
    private readonly IndexedLibrary library = fixture.There();

    public async ValueTask InitializeAsync()
    {
        if ((await library.TitlesAsync("Lễ hội của người Ba Na")).Contains("Lễ hội của người Ba Na")) return;
        await library.PutAsync("Lễ hội của người Ba Na", "Cồng chiêng và rượu cần.");
        await library.PutAsync("Tiếng Bahnar cho học sinh", "Sách học.");
        await library.PutAsync("Định lí Pythagore", "Tam giác vuông.");
        await library.PutAsync("Cây càphê trên đất đỏ", "Trồng và chăm sóc.");
        await library.PutAsync("Vị cà phê", "Rang xay.");
        await library.PutAsync("Axit và bazơ", "Hoá học 8.");
        await library.PutAsync("Acid trong đời sống", "Khoa học tự nhiên 8.");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("ba na", "Lễ hội của người Ba Na", "Tiếng Bahnar cho học sinh")]
    [InlineData("Bana", "Lễ hội của người Ba Na", "Tiếng Bahnar cho học sinh")]
    [InlineData("bahnar", "Tiếng Bahnar cho học sinh", "Lễ hội của người Ba Na")]
    [InlineData("acid", "Acid trong đời sống", "Axit và bazơ")]
    [InlineData("axít", "Axit và bazơ", "Acid trong đời sống")]
    [InlineData("cà phê", "Vị cà phê", "Cây càphê trên đất đỏ")]
    [InlineData("ca phe", "Vị cà phê", "Cây càphê trên đất đỏ")]
    [InlineData("càphê", "Cây càphê trên đất đỏ", "Vị cà phê")]
    public async Task Other_spellings_are_found_behind_the_one_that_was_typed(string typed, string first, string second)
    {
        var titles = await library.TitlesAsync(typed);
        titles.ShouldContain(first);
        titles.ShouldContain(second);
    }

    [Theory]
    [InlineData("pitago")]
    [InlineData("Py-ta-go")]
    [InlineData("pytago")]
    [InlineData("định lí Pi-ta-go")]
    [InlineData("dinh ly pitago")]
    public async Task A_name_is_found_as_it_is_said(string typed) => (await library.TitlesAsync(typed)).ShouldBe(["Định lí Pythagore"]);

    [Fact]
    public async Task The_spelling_that_was_typed_comes_first()
    {
        (await library.TitlesAsync("bahnar"))[0].ShouldBe("Tiếng Bahnar cho học sinh");
        (await library.TitlesAsync("Ba Na"))[0].ShouldBe("Lễ hội của người Ba Na");
        (await library.TitlesAsync("axit"))[0].ShouldBe("Axit và bazơ");
    }

    [Fact]
    public async Task A_quoted_spelling_finds_no_other() => (await library.TitlesAsync("\"Bahnar\"")).ShouldBe(["Tiếng Bahnar cho học sinh"]);

    [Theory]
    [InlineData("d9u7o7ng2 le6n nui1", "Đường lên núi Ngọc Linh")]
    [InlineData("hoabinh", "Tôi yêu hoà bình")]
    [InlineData("ngọclinh", "Đường lên núi Ngọc Linh")]
    public async Task What_was_typed_without_spaces_or_input_method_is_found(string typed, string title) => (await library.TitlesAsync(typed)).ShouldContain(title);
}
