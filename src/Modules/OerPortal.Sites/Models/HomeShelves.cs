using System.ComponentModel;
using OerPortal.Resources;

namespace OerPortal.Sites.Models;

/// <summary>What a home page shows of the catalogue to one viewer, or to all guests.</summary>
/// <param name="Recommended">What the library recommends, if the viewer may see it.</param>
/// <param name="Largest">Sites that contributed most, with how many.</param>
[ImmutableObject(true)]
internal sealed record HomeShelves(
    ResourceCounts Counts, IReadOnlyList<ResourceCard> Newest, ResourceCard? Recommended, IReadOnlyDictionary<Guid, int> Largest);

/// <summary>How many resources guests see of each site that has any.</summary>
[ImmutableObject(true)]
internal sealed record SchoolCounts(IReadOnlyDictionary<Guid, int> BySite);
