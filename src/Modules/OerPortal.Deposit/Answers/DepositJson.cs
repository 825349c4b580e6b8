using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OerPortal.Deposit.Answers;

/// <summary>JSON as it is answered: Vietnamese stays readable, null is said.</summary>
internal static class DepositJson
{
    internal static readonly JsonSerializerOptions Form = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static IResult Of<T>(T thing, int status = StatusCodes.Status200OK) => Results.Json(thing, Form, statusCode: status);
}
