using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace OerPortal.OpenData.Api;

/// <summary>What an address asks, looked through.</summary>
internal sealed class ApiQuery
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>Reads the parameters that the endpoint takes; others are left alone.</summary>
    /// <exception cref="ApiProblemException">One is not as it may be, or is said twice.</exception>
    public static ApiQuery Of(HttpContext http)
    {
        var query = new ApiQuery();
        foreach (var parameter in http.GetEndpoint()?.Metadata.GetMetadata<TakesParameters>()?.All ?? [])
        {
            var said = http.Request.Query[parameter.Name];
            if (said.Count == 0) continue;
            if (said.Count > 1) throw ApiProblemException.OfParameter(parameter.Name, "open-data.problem.twice", parameter.Name);
            if (!parameter.Allows(said[0] ?? "")) throw ApiProblemException.OfParameter(parameter.Name, parameter.ProblemKey, parameter.ProblemArguments);
            query._values[parameter.Name] = said[0]!;
        }

        return query;
    }

    public string? this[ApiParameter parameter] => _values.GetValueOrDefault(parameter.Name);

    public long Number(NumberParameter parameter) => this[parameter] is { } said ? long.Parse(said, CultureInfo.InvariantCulture) : parameter.Default ?? 0;

    public int Limit => (int)Number(ApiParameters.Limit);

    public bool HasAny(IEnumerable<ApiParameter> parameters) => parameters.Any(parameter => _values.ContainsKey(parameter.Name));
}
