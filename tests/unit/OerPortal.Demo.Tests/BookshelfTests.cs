using OerPortal.Demo.Books;
using OerPortal.Demo.Books.Markup;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OerPortal.Demo.Tests;

public sealed class BookshelfTests
{
    private static readonly string[] Levels = ["mam-non", "tieu-hoc", "thcs", "thpt", "gdtx"];

    private static readonly string[] Kinds = ["ebook", "lecture", "worksheet", "lesson-plan", "reference", "audio"];

    private static readonly string[] Subjects =
    [
        "toan", "tieng-viet", "ngu-van", "tieng-anh", "khoa-hoc", "tu-nhien-va-xa-hoi", "khoa-hoc-tu-nhien", "lich-su-va-dia-li", "dia-li", "lich-su", "vat-li",
        "tin-hoc", "cong-nghe", "am-nhac", "mi-thuat", "dao-duc", "giao-duc-dia-phuong", "hoat-dong-trai-nghiem", "hoat-dong-trai-nghiem-huong-nghiep", "lam-quen-van-hoc-va-chu-viet", "kham-pha-khoa-hoc", "lam-quen-voi-toan",
    ];

    public static TheoryData<string> Slugs => [.. DemoLibrary.Books.Select(book => book.Slug)];

    [Fact]
    public void There_are_at_least_twenty_six_resources_over_all_levels_and_kinds()
    {
        DemoLibrary.Books.Count.ShouldBeGreaterThanOrEqualTo(26);
        DemoLibrary.Books.SelectMany(book => book.Levels).Distinct().ShouldBe(Levels, ignoreOrder: true);
        DemoLibrary.Books.Select(book => book.Kind).Distinct().ShouldBe(Kinds, ignoreOrder: true);
        DemoLibrary.Books.SelectMany(book => book.Subjects).Distinct().Count().ShouldBeGreaterThanOrEqualTo(14);
    }

    [Fact]
    public void The_desks_are_not_empty()
    {
        var states = DemoLibrary.Books.Select(book => book.Journey.State).ToList();

        states.ShouldContain("draft");
        states.ShouldContain("submitted");
        states.ShouldContain("returned");
        DemoLibrary.Books.Where(book => book.Journey.State == "returned").ShouldAllBe(book => !string.IsNullOrWhiteSpace(book.Journey.Comment));
        DemoLibrary.Books.Select(book => book.Visibility).Distinct().ShouldBe(["public", "province", "school"], ignoreOrder: true);
        DemoLibrary.Books.ShouldContain(book => book.Files.Count > 1);
        DemoLibrary.Books.ShouldContain(book => book.Journey.Earlier.Count > 0);
    }

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
        book.Files.ShouldNotBeEmpty();
        Kinds.ShouldContain(book.Kind);
        book.Levels.ShouldBeSubsetOf(Levels);
        book.Levels.ShouldNotBeEmpty();
        book.Subjects.ShouldBeSubsetOf(Subjects);
        book.Subjects.ShouldNotBeEmpty();
        book.Licence.ShouldBeOneOf("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0");
        book.Site.ShouldBeOneOf("portal", "thcs-ba-lan", "tieu-hoc-ngoc-linh");
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
    public void Every_picture_is_there_is_used_and_is_described(string slug)
    {
        var book = DemoLibrary.Find(slug);
        var links = book.Chapters.SelectMany(chapter => chapter.Parse().Descendants<LinkInline>()).Where(link => link.IsImage).ToList();

        links.ShouldAllBe(link => book.Pictures.ContainsKey(link.Url!));
        links.ShouldAllBe(link => Blocks.PlainText(link).Length > 15);
        var used = links.Select(link => link.Url).Append(book.Look.Art).Append("cover.jpg").ToHashSet();
        book.Pictures.Keys.Where(picture => !used.Contains(picture)).ShouldBeEmpty();
    }

    [Fact]
    public void The_shelf_sets_traps_for_a_search_that_mishandles_marks()
    {
        var text = string.Concat(DemoLibrary.Books.SelectMany(book => book.Chapters).Select(chapter => chapter.Markdown));

        foreach (var word in (string[])["dương", "đương", "đường", "hoà", "hòa", "thuỷ", "thủy"])
            text.ShouldContain(word);
        text.IsNormalized().ShouldBeTrue();
    }

    [Fact]
    public void The_content_stays_small()
    {
        var assembly = typeof(DemoLibrary).Assembly;
        var size = assembly.GetManifestResourceNames().Where(name => name.StartsWith("Content/", StringComparison.Ordinal))
            .Sum(name => { using var stream = assembly.GetManifestResourceStream(name)!; return stream.Length; });

        size.ShouldBeLessThan(2_500_000);
    }
}
