using System.Security.Cryptography;
using System.Text;

namespace OerPortal.DemoBooks;

/// <summary>
/// One edition of a book: how many of its chapters it has and the date it bears. The date is part of the content, not of the
/// day it is built, so that the same edition has the same bytes on every machine.
/// </summary>
public sealed record Edition(string Slug, int Number, int Chapters, DateTimeOffset Date)
{
    private static readonly DateTimeOffset FirstDay = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Every edition, oldest first.</summary>
    public static IEnumerable<Edition> All(Manuscript book) => [.. book.Journey.Earlier.Select((_, index) => Earlier(book, index + 1)), Present(book)];

    /// <summary>The present, full edition.</summary>
    public static Edition Present(Manuscript book) => Of(book, book.Journey.Earlier.Count + 1, book.Chapters.Count);

    /// <summary>An earlier edition, the oldest being number 1.</summary>
    public static Edition Earlier(Manuscript book, int number) => Of(book, number, book.Journey.Earlier[number - 1].Chapters);

    /// <summary>A permanent name made from the slug, with the version and variant bits of an RFC 9562 version 8 UUID.</summary>
    public string Urn
    {
        get
        {
            var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("oerportal-demo/" + Slug))[..16];
            bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
            bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
            return "urn:uuid:" + new Guid(bytes, bigEndian: true).ToString("D");
        }
    }

    private static Edition Of(Manuscript book, int number, int chapters)
    {
        var spread = SHA256.HashData(Encoding.UTF8.GetBytes(book.Slug))[0];
        return new Edition(book.Slug, number, chapters, FirstDay.AddDays(spread).AddDays(30 * (number - 1)));
    }
}
