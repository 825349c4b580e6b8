using OerPortal.Cms.Data;
using OerPortal.Marc;

namespace OerPortal.Library.Models;

/// <summary>The MARC record from which a title came, or that somebody wrote for it, so that nothing of it is lost on its way out. Without holdings.</summary>
public sealed class TitleRecord : ISiteOwned
{
    public required Guid TitleId { get; init; }

    public required Guid SiteId { get; init; }

    /// <summary>As <see cref="MarcLines"/> writes it.</summary>
    public required string Lines { get; set; }
}
