using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>An address elsewhere that belongs to a version, as a file does.</summary>
public sealed class VersionLink : ISiteOwned
{
    public Guid VersionId { get; private init; }

    /// <summary>The same in every version that has it.</summary>
    public Guid Id { get; private init; }

    public Guid SiteId { get; private init; }

    /// <summary>http or https, without a user in it.</summary>
    public string Address { get; private set; } = "";

    public FileRole Role { get; private set; }

    public int Position { get; private init; }

    /// <summary>What its contributor calls it; null where the page's own title has to do.</summary>
    public string? Title { get; private set; }

    /// <summary>What the page calls itself; empty when it could not be read.</summary>
    public string PageTitle { get; private set; } = "";

    /// <summary>What the page says of itself.</summary>
    public string PageText { get; private set; } = "";

    /// <summary>A picture of the page, once it has been scanned and drawn anew.</summary>
    public Guid? PictureId { get; private set; }

    public string Host => new Uri(Address).IdnHost is { } host && host.StartsWith("www.", StringComparison.Ordinal) ? host["www.".Length..] : new Uri(Address).IdnHost;

    public string Called => Title ?? (PageTitle.Length > 0 ? PageTitle : Host);

    internal static VersionLink Of(ResourceVersion version, PageFacts page, FileRole role, string? title, int position) => new()
    {
        VersionId = version.Id,
        SiteId = version.SiteId,
        Id = Guid.CreateVersion7(),
        Address = page.Address.AbsoluteUri,
        Role = role,
        Position = position,
        Title = PlainText.OptionalLine(title, DraftLimits.FileTitle),
        PageTitle = page.Title,
        PageText = page.Text,
    };

    internal VersionLink CopyTo(ResourceVersion version) => new()
    {
        VersionId = version.Id,
        SiteId = version.SiteId,
        Id = Id,
        Address = Address,
        Role = Role,
        Position = Position,
        Title = Title,
        PageTitle = PageTitle,
        PageText = PageText,
        PictureId = PictureId,
    };

    internal void Assign(FileRole role, string? title) => (Role, Title) = (role, PlainText.OptionalLine(title, DraftLimits.FileTitle));

    internal void LeadTo(PageFacts page) => (Address, PageTitle, PageText) = (page.Address.AbsoluteUri, page.Title, page.Text);

    internal void Show(Guid? pictureId) => PictureId = pictureId;
}
