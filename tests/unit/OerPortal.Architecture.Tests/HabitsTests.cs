using System.Reflection;

namespace OerPortal.Architecture.Tests;

public sealed class HabitsTests
{
    private static readonly string[] Code = ["*.cs", "*.cshtml", "*.ts", "*.mjs", "*.css", "*.sql", "*.sh"];

    // This project names what it forbids.
    private static readonly IReadOnlyList<SourceFile> Written =
        [.. new[] { "src", "themes", "tests", "bench", "build", "tools" }.SelectMany(folder => SourceTree.Texts(folder, Code))
            .Where(file => !file.Path.Contains("OerPortal.Architecture.Tests", StringComparison.Ordinal))];

    [Fact]
    public void No_file_is_longer_than_can_be_read_at_once() => Written.SelectMany(Habits.TooLong).ShouldBeEmpty();

    [Fact]
    public void Nothing_unfinished_is_left() => Written.SelectMany(Habits.LeftBehind).ShouldBeEmpty();

    [Fact]
    public void No_test_sleeps() => Written.Where(file => file.Path.StartsWith("tests", StringComparison.Ordinal)).SelectMany(Habits.Sleeps).ShouldBeEmpty();

    [Fact]
    public void What_the_screen_shows_is_waited_for() => Written.Where(file => file.Path.StartsWith("tests/e2e", StringComparison.Ordinal)).SelectMany(Habits.Hasty).ShouldBeEmpty();

    [Theory]
    [InlineData("        (await Page.Locator(\".player-play\").TextContentAsync()).ShouldBe(\"Phát\");")]
    [InlineData("        (await Book.PlaceAsync()).ShouldBe(start);")]
    public void A_look_that_does_not_wait_is_seen(string text) => Habits.Hasty(new("Journey.cs", text)).Count.ShouldBe(1);

    [Fact]
    public void No_journey_waits_for_a_silent_line() => Written.Where(file => file.Path.StartsWith("tests/e2e", StringComparison.Ordinal)).SelectMany(Habits.WaitsForSilence).ShouldBeEmpty();

    [Fact]
    public void Waiting_for_a_silent_line_is_seen() => Habits.WaitsForSilence(new("Journey.cs", "await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);")).Count.ShouldBe(1);

    [Fact]
    public void Types_are_named_after_the_field() =>
        SourceTree.Projects("src", "themes").SelectMany(project => Habits.EmptyNames(Assembly.Load(project.Name).GetTypes().Select(type => type.Name)))
            .ShouldBeEmpty();

    [Fact]
    public void Text_is_normalised_where_nothing_can_break_it() =>
        Written.Where(file => file.Path.StartsWith("src", StringComparison.Ordinal) && !file.Path.EndsWith("/NormalForm.cs", StringComparison.Ordinal)).SelectMany(Habits.Fragile).ShouldBeEmpty();

    [Fact]
    public void A_fragile_normal_form_is_seen() => Habits.Fragile(new("Title.cs", "name.Normalize(NormalizationForm.FormC)")).Count.ShouldBe(1);

    [Fact]
    public void Passwords_are_hashed_in_turns() =>
        Written.Where(file => file.Path.StartsWith("src", StringComparison.Ordinal) && !file.Path.Contains("/Passwords/", StringComparison.Ordinal)).SelectMany(Habits.Unbounded).ShouldBeEmpty();

    [Theory]
    [InlineData("await people.CheckPasswordAsync(person, password)")]
    [InlineData("people.CreateAsync(person, password)")]
    [InlineData("people.PasswordHasher.HashPassword(person, wanted)")]
    public void A_password_hashed_out_of_turn_is_seen(string text) => Habits.Unbounded(new("SignIn.cs", text)).Count.ShouldBe(1);

    [Fact]
    public void Addresses_of_resources_and_searches_are_spelt_in_one_place() =>
        Written.Where(file => file.Path.StartsWith("src/Modules", StringComparison.Ordinal) && !file.Path.EndsWith("/ResourceAddress.cs", StringComparison.Ordinal)
            && Path.GetExtension(file.Path) is ".cs" or ".cshtml").SelectMany(Habits.Spelt).ShouldBeEmpty();

    [Theory]
    [InlineData("href=\"@here/hoc-lieu/@card.PublicId\"")]
    [InlineData("$\"{pathBase}/doc/{card.PublicId}\"")]
    [InlineData("href=\"@here/dong-gop/@draft.PublicId\"")]
    [InlineData("Redirect(Request.PathBase + \"/duyet\")")]
    [InlineData("href=\"@here/tim?mon=@subject\"")]
    public void An_address_put_together_by_hand_is_seen(string text) => Habits.Spelt(new("Card.cshtml", text)).Count.ShouldBe(1);

    [Fact]
    public void What_takes_several_queries_is_read_at_one_moment() =>
        Written.Where(file => file.Path.StartsWith("src", StringComparison.Ordinal) && !file.Path.EndsWith("/ResourceAggregate.cs", StringComparison.Ordinal)).SelectMany(Habits.Split).ShouldBeEmpty();

    [Fact]
    public void A_split_query_is_seen() => Habits.Split(new("Shelf.cs", "db.Books.Include(b => b.Pages).AsSplitQuery()")).Count.ShouldBe(1);

    [Fact]
    public void No_background_service_can_end_the_host() =>
        SourceTree.Projects("src").SelectMany(project => Habits.Endable(Assembly.Load(project.Name).GetTypes())).ShouldBeEmpty();

    [Fact]
    public void A_background_service_that_can_end_the_host_is_seen() => Habits.Endable([typeof(Endable)]).ShouldBe([nameof(Endable)]);

    [Fact]
    public void A_long_file_is_seen() => Habits.TooLong(new("Long.cs", new string('\n', 301))).Count.ShouldBe(1);

    [Theory]
    [InlineData("// TODO later")]
    [InlineData("throw new NotImplementedException();")]
    [InlineData("<p>Sắp ra mắt</p>")]
    [InlineData("const home = '/ro" + "ot/project';")]
    public void Something_unfinished_is_seen(string text) => Habits.LeftBehind(new("Page.cs", text)).Count.ShouldBe(1);

    [Theory]
    [InlineData("ResourceManager")]
    [InlineData("StringHelper")]
    [InlineData("BlobStoreImpl")]
    public void An_empty_name_is_seen(string name) => Habits.EmptyNames([name]).ShouldBe([name]);

    [Fact]
    public void A_tag_helper_is_what_it_is() => Habits.EmptyNames(["AssetTagHelper", "Shelf"]).ShouldBeEmpty();

    [Fact]
    public void A_sleeping_test_is_seen() => Habits.Sleeps(new("Test.cs", "Thread.Sleep(100);")).Count.ShouldBe(1);

    private sealed class Endable : Microsoft.Extensions.Hosting.BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
    }
}
