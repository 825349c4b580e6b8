using Microsoft.AspNetCore.Http;

namespace OerPortal.OpenData.Api;

/// <summary>Problem details (RFC 9457), in the reader's language.</summary>
/// <param name="Type">Address of the words about problems of this kind.</param>
/// <param name="Title">What it is, the same for all of its kind.</param>
/// <param name="Detail">What is wrong here, and what to do.</param>
/// <param name="Instance">Path that was asked for.</param>
/// <param name="Parameter">The parameter that is wrong, or null.</param>
internal sealed record ApiProblem(string Type, string Title, int Status, string Detail, string Instance, string? Parameter);

/// <summary>Ends a request with a problem. Its words are strings, put together when it is answered.</summary>
internal sealed class ApiProblemException(int status, string kind, string? parameter, string detailKey, params object[] arguments) : Exception
{
    public int Status => status;

    /// <summary>Title is the string <c>open-data.problem.{kind}.title</c>.</summary>
    public string Kind => kind;

    public string? Parameter => parameter;

    public string DetailKey => detailKey;

    public object[] Arguments => arguments;

    public static ApiProblemException OfParameter(string parameter, string detailKey, params object[] arguments)
        => new(StatusCodes.Status400BadRequest, "parameter", parameter, detailKey, arguments);

    /// <summary>Unknown and hidden are the same.</summary>
    public static ApiProblemException Unknown() => new(StatusCodes.Status404NotFound, "unknown", null, "open-data.problem.unknown");

    public static ApiProblemException Gone() => new(StatusCodes.Status410Gone, "gone", null, "open-data.problem.gone");

    public static ApiProblemException Method() => new(StatusCodes.Status405MethodNotAllowed, "method", null, "open-data.problem.method");

    public static ApiProblemException TooMany(int seconds) => new(StatusCodes.Status429TooManyRequests, "too-many", null, "open-data.problem.too-many", seconds);
}
