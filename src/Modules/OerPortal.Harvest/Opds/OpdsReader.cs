using OerPortal.Cms.Outside;
using OerPortal.Harvest.Models;

namespace OerPortal.Harvest.Opds;

/// <summary>Tells OPDS 2.0 from 1.2 by what the page begins with: servers are not always right about types.</summary>
internal static class OpdsReader
{
    public const string Accept = "application/opds+json, application/atom+xml;profile=opds-catalog;q=0.8, application/json;q=0.7, */*;q=0.1";

    /// <summary>The largest page in JSON, which is held whole.</summary>
    private const long MostJson = 16 * 1024 * 1024;

    public static OpdsPage Read(OutsideAnswer fetched, HarvestSettings settings)
    {
        var first = First(fetched.Body);
        if (first == '<')
            return OpdsAtom.Read(fetched.Body, fetched.Address, settings.MostBytes);
        if (first is not ('{' or '['))
            throw new SourceTroubleException("notOpds");
        return fetched.Bytes <= MostJson ? OpdsJson.Read(fetched.Body, fetched.Address) : throw new SourceTroubleException("tooLarge", $"{MostJson / 1024 / 1024}");
    }

    /// <summary>The first character that says something; the stream stays at its beginning.</summary>
    public static char First(Stream stream)
    {
        Span<byte> beginning = stackalloc byte[256];
        var read = stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        foreach (var one in beginning[..read])
        {
            if (one is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF))
                return (char)one;
        }
        return '\0';
    }
}
