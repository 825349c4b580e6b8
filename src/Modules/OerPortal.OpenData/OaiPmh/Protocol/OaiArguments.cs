using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace OerPortal.OpenData.OaiPmh.Protocol;

/// <summary>The arguments of a request, each legal, none twice.</summary>
internal sealed partial class OaiArguments
{
    private const int Longest = 2000;
    private readonly Dictionary<string, string> _values;

    private OaiArguments(OaiVerb verb, Dictionary<string, string> values)
    {
        Verb = verb;
        _values = values;
    }

    public OaiVerb Verb { get; }

    /// <summary>All beside the verb, in the order of the standard.</summary>
    public IEnumerable<(string Name, string Value)> All => Verb.Arguments().Where(_values.ContainsKey).Select(name => (name, _values[name]));

    public int Count => _values.Count;

    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <exception cref="OaiRefusal">badVerb or badArgument.</exception>
    public static OaiArguments Read(IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        var pairs = sent.SelectMany(pair => pair.Value.Count == 0 ? [(pair.Key, "")] : pair.Value.Select(value => (pair.Key, Value: value ?? ""))).ToList();
        var verbs = pairs.Where(pair => pair.Key == "verb").ToList();
        if (verbs.Count == 0) throw OaiRefusal.BadVerb("The argument 'verb' is missing.");
        if (verbs.Count > 1) throw OaiRefusal.BadVerb("The argument 'verb' stands there more than once.");
        if (OaiVerbs.Read(verbs[0].Item2) is not { } verb) throw OaiRefusal.BadVerb("There is no such verb. Verbs are Identify, ListMetadataFormats, ListSets, ListIdentifiers, ListRecords and GetRecord.");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs.Where(pair => pair.Key != "verb"))
        {
            if (!verb.Arguments().Contains(name)) throw OaiRefusal.BadArgument($"{verb} takes {Listed(verb.Arguments())} and nothing else.");
            if (!values.TryAdd(name, value)) throw OaiRefusal.BadArgument($"The argument '{name}' stands there more than once.");
            Check(name, value);
        }

        if (values.ContainsKey("resumptionToken") && values.Count > 1) throw OaiRefusal.BadArgument("A resumptionToken stands alone: it knows the other arguments.");
        return new OaiArguments(verb, values);
    }

    /// <exception cref="OaiRefusal">It is missing.</exception>
    public string Required(string name) => this[name] ?? throw OaiRefusal.BadArgument($"{Verb} needs the argument '{name}'.");

    private static void Check(string name, string value)
    {
        var legal = value.Length is > 0 and <= Longest && name switch
        {
            "metadataPrefix" => Prefix().IsMatch(value),
            "set" => Set().IsMatch(value),
            "identifier" => Address().IsMatch(value),
            // Dates and tokens are read where they are used.
            _ => true,
        };
        if (!legal) throw OaiRefusal.BadArgument($"'{name}' is empty, too long or contains characters that do not belong there.");
    }

    private static string Listed(IReadOnlyList<string> names) => names.Count == 0 ? "no argument" : string.Join(", ", names);

    [GeneratedRegex(@"^[A-Za-z0-9\-_.!~*'()]+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Set();

    // The characters of RFC 3986.
    [GeneratedRegex(@"^(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}

/// <summary>Arguments as they come: in the address, or in the body of a form.</summary>
internal static class OaiForm
{
    private const int MostBytes = 64 * 1024;
    private const int MostFields = 20;

    /// <exception cref="OaiRefusal">The body is no form, or far too long.</exception>
    public static async Task<IEnumerable<KeyValuePair<string, StringValues>>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!HttpMethods.IsPost(request.Method)) return request.Query;
        if (request.ContentLength > MostBytes) throw OaiRefusal.BadArgument("The arguments are too long.");
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            throw OaiRefusal.BadVerb("A POST carries its arguments as application/x-www-form-urlencoded.");
        try
        {
            // A reader of its own: what the portal's forms may hold is far more.
            using var form = new FormReader(request.Body) { ValueCountLimit = MostFields, ValueLengthLimit = MostBytes, KeyLengthLimit = MostBytes };
            return request.Query.Concat(await form.ReadFormAsync(cancellation));
        }
        catch (Exception bad) when (bad is InvalidDataException or BadHttpRequestException)
        {
            throw OaiRefusal.BadArgument("The arguments cannot be read.");
        }
    }
}
