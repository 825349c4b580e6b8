using Microsoft.Playwright;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A small EPUB as a person would choose it.</summary>
internal static class SmallBook
{
    /// <summary>The EICAR test text, in two halves so that this file is not a hit itself.</summary>
    private const string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    internal static FilePayload Epub(string title, string sentence, bool infected = false) => new()
    {
        Name = "sach-cua-em.epub",
        MimeType = "application/epub+zip",
        Buffer = TestKit.SmallBook.Epub(title, sentence, infected ? Eicar : "Không có gì ở đây."),
    };
}
