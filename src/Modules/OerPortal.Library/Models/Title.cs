using OerPortal.Cms.Data;
using OerPortal.Cms.Text;

namespace OerPortal.Library.Models;

/// <summary>A book as its title page says; printed copies hang on it.</summary>
public sealed class Title : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string PublicId { get; init; } = Cms.Text.PublicId.New();

    public required Guid SiteId { get; init; }

    public string Name { get; set; } = "";

    /// <summary>As the title page names them: "Tô Hoài; Tạ Huy Long minh hoạ".</summary>
    public string People { get; set; } = "";

    /// <summary>"Tập 1".</summary>
    public string Volume { get; set; } = "";

    public string Edition { get; set; } = "";

    public string Publisher { get; set; } = "";

    public string Place { get; set; } = "";

    public int? Year { get; set; }

    public int? Pages { get; set; }

    /// <summary>Ten or thirteen figures without dashes; empty for none.</summary>
    public string Isbn { get; set; } = "";

    /// <summary>Of the school's classification: "895.922334".</summary>
    public string ClassMark { get; set; } = "";

    /// <summary>Separated by semicolons.</summary>
    public string Subjects { get; set; } = "";

    public BookKind Kind { get; set; } = BookKind.Reference;

    /// <summary>Grade of a textbook, 1 to 12.</summary>
    public int? Grade { get; set; }

    /// <summary>What one copy costs, in đồng, as the next voucher will propose.</summary>
    public long? Price { get; set; }

    public string Note { get; set; } = "";

    /// <summary>Of an e-book: the resource that a loan opens, and what names it in its address.</summary>
    public Guid? ResourceId { get; init; }

    public string? ResourcePublicId { get; init; }

    /// <summary>What a search looks through, as names are compared.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The same for the same book in every library: by ISBN and volume, else by name, volume and people. The database writes it.</summary>
    public string WorkKey { get; private set; } = "";

    /// <summary>The title that describes the same book and has its copies now; null while it stands for itself.</summary>
    public Guid? MergedIntoId { get; set; }

    public DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Class and the first three letters of who comes first: "895.922 TÔH".</summary>
    public string CallNumber => string.Join(' ', new[] { ClassMark, Catalogue.CallNumbers.AuthorMark(People.Length > 0 ? People : Name) }.Where(p => p.Length > 0));

    /// <summary>Name and volume.</summary>
    public string Heading => Volume.Length > 0 ? $"{Name}. {Volume}" : Name;

    public void Changed(DateTimeOffset at)
    {
        ChangedAt = at;
        Words = Unmarked.Of($"{Name} {Volume} {People} {Publisher} {Isbn} {ClassMark} {Subjects}");
    }
}
