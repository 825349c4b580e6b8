using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>What is decided on at a desk: whose it is follows from the site and from who sees the resource.</summary>
internal interface IReviewed : ISiteOwned
{
    /// <summary>Who sees the resource, or did when this was written.</summary>
    Visibility Visibility { get; }
}
