using System.Security.Cryptography;
using System.Text.Json;
using OerPortal.Epub.Tests.Kit;

namespace OerPortal.Epub.Tests.Reading;

/// <summary>What readers fetch first stays small, whatever the book holds.</summary>
public sealed class ManyPlacesTests
{
    [Fact]
    public async Task A_huge_book_has_no_more_places_than_readers_can_list()
    {
        var book = new EpubForge().With("OPS/package.opf", EpubForge.Package("""<item id="c2" href="c2.xhtml" media-type="application/xhtml+xml"/>""", """<itemref idref="c2"/>"""));
        foreach (var name in new[] { "OPS/c1.xhtml", "OPS/c2.xhtml" })
            book.With(name, EpubForge.Page($"<p>Chữ</p><!-- {Convert.ToBase64String(RandomNumberGenerator.GetBytes(11 << 20)).Replace("--", "")} -->"));

        var made = await DerivedBook.OfAsync(book, TestContext.Current.CancellationToken);

        var positions = JsonDocument.Parse(made.Positions).RootElement;
        positions.GetProperty("total").GetInt32().ShouldBeInRange(10_000, EpubLimits.Positions + 2);
        positions.GetProperty("positions").GetArrayLength().ShouldBe(positions.GetProperty("total").GetInt32());
    }
}
