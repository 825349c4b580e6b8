using System.Text;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub;

/// <summary>What a book says it is in its member <c>mimetype</c>.</summary>
internal static class BookMimetype
{
    private const string EpubType = "application/epub+zip";

    /// <summary>Whether it says so.</summary>
    public static bool IsEpub(StrictZip zip) => Of(zip) == EpubType;

    /// <summary>What it says; null when the member is not there or is no type.</summary>
    // OCF 3.3 §4.2.5 wants it first, stored and without a mark; books in the wild break each of these and are still read.
    public static string? Of(StrictZip zip) => zip.TryFind("mimetype", out var member) && member.Length <= 256
        ? Encoding.UTF8.GetString(zip.ReadAll(member, 256, Refusal.EpubMimetype)).Trim('\uFEFF', ' ', '\r', '\n', '\t', '\0')
        : null;
}
