using OerPortal.OpenData.Models;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Dumps;

/// <summary>A form in which all resources are dumped. Each that is registered is made.</summary>
internal interface IDumpFormat
{
    /// <summary>Of the file, without what says that it is packed: <c>resources.ndjson</c>. What it is for is the string <c>open-data.dump.{name}</c>.</summary>
    string Name { get; }

    string MediaType { get; }

    /// <summary>Begins a file. The stream stays open.</summary>
    IDumpWriter Begin(Stream to);
}

/// <summary>Writes one file from its beginning to its end, and never holds more than a portion of it.</summary>
internal interface IDumpWriter
{
    Task WriteAsync(DumpPortion portion, CancellationToken cancellation);

    /// <summary>What stands behind the last record.</summary>
    Task EndAsync(CancellationToken cancellation);
}

/// <param name="Records">None of them gone.</param>
/// <param name="Views">The same, as the API tells them.</param>
/// <param name="Origin">What addresses begin with, without a slash at the end.</param>
internal sealed record DumpPortion(IReadOnlyList<OpenRecord> Records, IReadOnlyList<ResourceView> Views, string Origin);
