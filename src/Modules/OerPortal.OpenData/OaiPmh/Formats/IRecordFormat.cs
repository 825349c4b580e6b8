using System.Xml;
using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.OaiPmh.Formats;

/// <summary>A form in which records are told.</summary>
internal interface IRecordFormat
{
    /// <summary>Of the argument <c>metadataPrefix</c>.</summary>
    string Prefix { get; }

    string Namespace { get; }

    /// <summary>Where its XML schema is.</summary>
    string Schema { get; }

    /// <summary>Writes one element in the namespace.</summary>
    void Write(XmlWriter xml, OpenResource resource, RecordPlace place);
}

/// <summary>What a record carries that its document does not say.</summary>
/// <param name="Origin">Where the portal stands, without a slash at the end.</param>
/// <param name="Namespace">The portal's domain name in identifiers.</param>
/// <param name="ChangedAt">When the record was told last.</param>
internal sealed record RecordPlace(string Origin, string Namespace, string PortalName, OpenWords Words, DateTimeOffset ChangedAt)
{
    public string Absolute(string address) => Origin + address;
}
