using System.Collections.Concurrent;
using System.Xml;
using OerPortal.Cms.Outside;
using OerPortal.Library.Catalogue;
using OerPortal.Marc;

namespace OerPortal.Library.Copying;

/// <summary>
/// Asks other libraries for descriptions of books. Records are wanted as MARCXML; who refuses that (diagnostics 66 and 67, or an error of HTTP) is
/// asked for Dublin Core, and so from then on.
/// </summary>
internal sealed class SruTargets(IOutsideDoors doors, SruSettings settings) : IDisposable
{
    private const int Most = 5;
    private const string MarcXmlSchema = "marcxml";
    private const string DublinCoreSchema = "dc";
    private static readonly int[] SchemaRefusals = [66, 67];
    private static readonly int[] IndexRefusals = [15, 16];

    private readonly IOutsideDoor _door = doors.Open(settings.Rules);
    private readonly ConcurrentDictionary<string, string> _schemas = new(StringComparer.Ordinal);

    /// <summary>All at once; who does not answer stops nobody else.</summary>
    internal async Task<IReadOnlyList<TargetAnswer>> AskAsync(IReadOnlyList<SruTarget> asked, string words, CancellationToken cancellation)
        => await Task.WhenAll(asked.Select(target => AskAsync(target, words, cancellation)));

    public void Dispose() => _door.Dispose();

    private async Task<TargetAnswer> AskAsync(SruTarget target, string words, CancellationToken cancellation)
    {
        try
        {
            foreach (var query in Queries(words))
            {
                var answer = await InSchemaAsync(target, query, cancellation);
                if (answer.Diagnostic is null)
                    return new TargetAnswer(target.Name, answer.Records, null);
                if (!IndexRefusals.Contains(answer.Diagnostic.Value))
                    return new TargetAnswer(target.Name, [], $"SRU {answer.Diagnostic}");
            }
            return new TargetAnswer(target.Name, [], "SRU 16");
        }
        catch (OutsideTroubleException trouble)
        {
            return new TargetAnswer(target.Name, [], $"{trouble.Code} {trouble.Detail}".Trim());
        }
        catch (XmlException)
        {
            return new TargetAnswer(target.Name, [], "XML");
        }
    }

    // By the index for ISBNs, and where that is unknown as words.
    private static IEnumerable<string> Queries(string words)
    {
        if (IsbnForms.Of(words) is { Length: > 0 } forms)
        {
            yield return $"bath.isbn=\"{forms[0]}\"";
            yield return $"\"{forms[0]}\"";
        }
        else
        {
            yield return $"\"{words.Replace("\\", " ", StringComparison.Ordinal).Replace('"', ' ').Trim()}\"";
        }
    }

    private async Task<SruReading> InSchemaAsync(SruTarget target, string query, CancellationToken cancellation)
    {
        if (_schemas.GetValueOrDefault(target.Address) != DublinCoreSchema)
        {
            try
            {
                var answer = await OnceAsync(target, query, MarcXmlSchema, cancellation);
                if (answer.Diagnostic is not { } number || !SchemaRefusals.Contains(number))
                    return answer;
            }
            catch (OutsideTroubleException trouble) when (trouble.Code == "status")
            {
                // Some servers know no diagnostics; whether it was the schema, the next answer says.
            }
        }
        var other = await OnceAsync(target, query, DublinCoreSchema, cancellation);
        if (other.Diagnostic is null)
            _schemas[target.Address] = DublinCoreSchema;
        return other;
    }

    private async Task<SruReading> OnceAsync(SruTarget target, string query, string schema, CancellationToken cancellation)
    {
        var join = target.Address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var address = OutsideAddress.Read($"{target.Address}{join}version=1.1&operation=searchRetrieve&maximumRecords={Most}&recordPacking=xml&recordSchema={schema}&query={Uri.EscapeDataString(query)}")
            ?? throw new OutsideTroubleException("address");
        await using var answer = await _door.GetAsync(address, "text/xml, application/xml;q=0.9", cancellation);
        var reading = SruReading.Of(answer.Body);
        // An error page of HTTP that is XML by chance.
        return answer.Status < 400 || reading.Diagnostic is not null ? reading : throw new OutsideTroubleException("status", $"{answer.Status}");
    }
}

/// <param name="Trouble">Why there is no answer, for whoever looks after it; null where there is one.</param>
internal sealed record TargetAnswer(string Name, IReadOnlyList<MarcRecord> Records, string? Trouble);
