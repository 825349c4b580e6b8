using Microsoft.AspNetCore.Http;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Views;
using OerPortal.Resources;

namespace OerPortal.OpenData.Api;

/// <summary>The codes that descriptions use, with their names.</summary>
internal static class VocabularyEndpoints
{
    public static Task<IResult> SubjectsAsync(Vocabularies vocabularies, ApiScope scope, CancellationToken cancellation)
        => AnswerAsync(vocabularies, scope, SetKey.SubjectKind, Subjects.All, ApiParameters.Subject, cancellation);

    public static Task<IResult> LevelsAsync(Vocabularies vocabularies, ApiScope scope, CancellationToken cancellation)
        => AnswerAsync(vocabularies, scope, SetKey.LevelKind, SchoolLevels.All, ApiParameters.Level, cancellation);

    public static Task<IResult> KindsAsync(Vocabularies vocabularies, ApiScope scope, CancellationToken cancellation)
        => AnswerAsync(vocabularies, scope, SetKey.KindKind, ResourceKinds.All, ApiParameters.Kind, cancellation);

    private static async Task<IResult> AnswerAsync(Vocabularies vocabularies, ApiScope scope, string kind, IReadOnlyList<string> codes, ApiParameter parameter, CancellationToken cancellation)
    {
        var counts = await vocabularies.CountsAsync(kind, scope.SchoolId, cancellation);
        var terms = codes.Select(code => new TermView(
            code, vocabularies.NamesOf($"{kind}.{code}"), counts.GetValueOrDefault(code), $"{scope.Address(OpenDataAddress.Api)}/resources?{parameter.Name}={code}"));
        return JsonAnswer.Of(new ListView<TermView>([.. terms], codes.Count, null, Rights.Descriptions));
    }
}
