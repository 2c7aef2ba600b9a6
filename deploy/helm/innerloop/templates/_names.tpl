{{- define "innerloop.name" -}}
{{- printf "%s-%s" .Release.Name "innerloop" | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{- define "innerloop.labels" -}}
app.kubernetes.io/name: innerloop
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "innerloop.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}

{{- define "innerloop.environment" -}}
- { name: PUBLIC_URL, value: {{ .Values.publicUrl | quote }} }
- { name: TEMPORAL_ADDRESS, value: {{ .Values.temporal.address | quote }} }
- { name: TEMPORAL_NAMESPACE, value: {{ .Values.temporal.namespace | quote }} }
- { name: MAIL_FROM, value: {{ .Values.mailFrom | quote }} }
{{- range $name, $value := .Values.env }}
- { name: {{ $name }}, value: {{ $value | quote }} }
{{- end }}
{{- end -}}

{{- define "innerloop.container" -}}
image: {{ include "innerloop.image" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  readOnlyRootFilesystem: true
  allowPrivilegeEscalation: false
  capabilities: { drop: ["ALL"] }
envFrom:
  - secretRef: { name: {{ .Values.existingSecret }} }
env:
  {{- include "innerloop.environment" . | nindent 2 }}
volumeMounts:
  - { name: scratch, mountPath: /tmp }
{{- end -}}
