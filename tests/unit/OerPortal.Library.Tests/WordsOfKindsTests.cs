using System.Text.Json;
using OerPortal.Library.Models;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

/// <summary>Each kind has its word where pages put a word together with one: a kind that comes later is forgotten in none of them.</summary>
public sealed class WordsOfKindsTests
{
    public static TheoryData<string, Type> Words => new()
    {
        { "library.reader.", typeof(ReaderKind) },
        { "library.rules.books.", typeof(ReaderKind) },
        { "library.rules.textbooks.", typeof(ReaderKind) },
        { "library.rules.ebooks.", typeof(ReaderKind) },
        { "library.kind.", typeof(BookKind) },
        { "library.state.", typeof(CopyState) },
        { "library.source.", typeof(VoucherSource) },
        { "library.request.kind.", typeof(RequestKind) },
        { "library.request.ready.", typeof(RequestKind) },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_kind_has_a_word(string prefix, Type kind)
    {
        foreach (var language in new[] { "vi", "en" })
        {
            var table = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Checkout.PathTo($"src/Modules/OerPortal.Library/Resources/{language}.json")))!;
            Enum.GetNames(kind).Select(name => prefix + name).Except(table.Keys).ShouldBeEmpty(language);
        }
    }
}
