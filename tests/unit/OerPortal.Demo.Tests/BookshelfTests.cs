using OerPortal.Demo.Library;
using OerPortal.Resources;

namespace OerPortal.Demo.Tests;

public sealed class BookshelfTests
{
    public static TheoryData<string> Slugs => [.. DemoLibrary.Books.Select(book => book.Slug)];

    [Theory, MemberData(nameof(Slugs))]
    public void A_book_says_everything_the_form_asks(string slug)
    {
        var book = DemoLibrary.Find(slug);

        book.Title.ShouldNotBeNullOrWhiteSpace();
        book.Description.Length.ShouldBeGreaterThan(80);
        book.Keywords.Count.ShouldBeGreaterThanOrEqualTo(3);
        book.Authors.ShouldNotBeEmpty();
        book.Accessibility.Summary.ShouldNotBeNullOrWhiteSpace();
        book.Minutes.ShouldBeGreaterThan(0);
        ResourceKinds.All.ShouldContain(book.Kind);
        book.Levels.ShouldBeSubsetOf(SchoolLevels.All);
        book.Levels.ShouldNotBeEmpty();
        book.Subjects.ShouldBeSubsetOf(Subjects.All);
        book.Subjects.ShouldNotBeEmpty();
        Licences.Find(book.Licence).ShouldNotBeNull();
        book.Authors.Select(credit => credit.Role).ShouldBeSubsetOf(ContributorRoles.All);
        book.Relations.Select(tie => tie.Kind).ShouldBeSubsetOf(Vocabulary.RelationKinds);
        book.Accessibility.Features.ShouldBeSubsetOf(Vocabulary.AccessibilityFeatures);
        book.Accessibility.Modes.ShouldBeSubsetOf(Vocabulary.AccessModes);
        book.Accessibility.Hazards.ShouldBeSubsetOf(Vocabulary.AccessibilityHazards);
        Vocabulary.InteractivityTypes.ShouldContain(book.Interactivity);
        book.Site.ShouldBeOneOf("portal", "thcs-ba-lan", "tieu-hoc-ngoc-linh", "thcs-hon-sam");
        book.Contributor.ShouldEndWith("@demo.oer");
    }

    [Theory, MemberData(nameof(Slugs))]
    public void The_grades_belong_to_the_levels(string slug)
    {
        var book = DemoLibrary.Find(slug);
        IEnumerable<int> allowed = book.Levels.SelectMany(level => level switch
        {
            "tieu-hoc" => Enumerable.Range(1, 5),
            "thcs" => Enumerable.Range(6, 4),
            "thpt" or "gdtx" => Enumerable.Range(10, 3),
            _ => [],
        });

        book.Grades.ShouldBeSubsetOf(allowed);
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Every_relation_leads_to_a_book_of_the_demo(string slug) =>
        DemoLibrary.Find(slug).Relations.ShouldAllBe(relation => DemoLibrary.Books.Any(book => book.Slug == relation.Slug && book.Slug != slug));

    [Theory, MemberData(nameof(Slugs))]
    public void Every_file_of_every_edition_stands_on_the_shelf(string slug)
    {
        var book = DemoLibrary.Find(slug);

        book.Editions.Count.ShouldBe(book.Journey.Earlier.Count + 1);
        book.Editions.ShouldAllBe(edition => edition.Files.Count > 0);
        foreach (var name in book.Editions.SelectMany(edition => edition.Files))
        {
            using var content = DemoLibrary.Open(book, name);
            content.Length.ShouldBeGreaterThan(500);
        }
        book.Editions.SelectMany(edition => edition.Files).ShouldBeUnique();
    }

    [Fact]
    public void The_module_carries_nothing_but_finished_books_and_its_recipe()
    {
        var named = DemoLibrary.Books.SelectMany(book => book.Editions.SelectMany(edition => edition.Files).Append("book.json").Select(file => $"Shelf/{book.Slug}/{file}"));

        var assembly = typeof(DemoLibrary).Assembly;
        using var recipe = new StreamReader(assembly.GetManifestResourceStream("OerPortal.Demo.Recipes.demo.json")!);
        var words = recipe.ReadToEnd();
        var pictures = assembly.GetManifestResourceNames().Where(name => name.StartsWith("Pictures/", StringComparison.Ordinal)).ToList();
        // Schools are folders of their own: SchoolFoldersTests.
        var carried = assembly.GetManifestResourceNames().Where(name => !name.StartsWith("Schools/", StringComparison.Ordinal));

        pictures.ShouldAllBe(name => words.Contains(Path.GetFileName(name)));
        carried.ShouldBe([.. named, .. pictures, "OerPortal.Demo.Recipes.demo.json"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Shelf/", 3_400_000)]
    [InlineData("Schools/", 800_000)]
    public void What_the_demo_carries_stays_small(string folder, long most)
    {
        var assembly = typeof(DemoLibrary).Assembly;
        var size = assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Sum(name => { using var stream = assembly.GetManifestResourceStream(name)!; return stream.Length; });

        size.ShouldBeLessThan(most);
    }
}
